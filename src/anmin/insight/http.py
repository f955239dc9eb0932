"""Where the figures are reached."""

from anmin.insight.queries import figures, weekly
from anmin.kernel.http import get

ROUTES = (
    get("/figures", figures.figures),
    get("/figures/cases", figures.figure_cases),
    get("/figures/file", figures.figures_file),
    get("/weekly-sheets", weekly.weekly_sheets),
    get("/organisations/{organisation}/weekly-sheet", weekly.weekly_sheet),
)
