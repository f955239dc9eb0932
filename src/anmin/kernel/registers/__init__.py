"""Registers: reference data declared once as a struct. A room declares a `Register` and brings it in its `install.py`;
table rows, history, doors, files, OpenAPI and the console's page follow from the declaration.
"""

from anmin.kernel.registers.columns import Column, Kind, Row, label
from anmin.kernel.registers.declare import Register
from anmin.kernel.registers.install import bring
from anmin.kernel.registers.service import Registers

__all__ = ["Column", "Kind", "Register", "Registers", "Row", "bring", "label"]
