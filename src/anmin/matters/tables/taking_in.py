"""The table of matters that staff took in for others."""

from anmin.cases.tables.cases import AS_LONG_AS_THE_CASE
from anmin.kernel.tables import Table

TABLES = (Table(name="take_ins", sees="scope", key="case_id", retention=AS_LONG_AS_THE_CASE),)
