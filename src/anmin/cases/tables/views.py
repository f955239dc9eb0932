"""The saved views of the desk."""

from anmin.cases.terms.views import VIEW_NAME_TAKEN
from anmin.kernel.tables import Retention, Table

TABLES = (
    Table(
        name="desk_views",
        sees="scope",
        retention=Retention("A convenience of its owner, who drops it; it goes with the account."),
        conflicts={"desk_views_name": VIEW_NAME_TAKEN},
    ),
)
