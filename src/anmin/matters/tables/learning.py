"""The table of classifiers."""

from anmin.kernel.tables import Retention, Table

TABLES = (
    Table(
        name="classifiers",
        sees="house",
        key="name",
        retention=Retention("One row a name; learning anew replaces it."),
    ),
)
