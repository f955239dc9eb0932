"""Facts about saved views of the desk."""

from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("保存警情视图", "A view of the desk was saved")
class ViewSaved(Event, frozen=True):
    view: UUID


@fact("删除警情视图", "A view of the desk was dropped")
class ViewDropped(Event, frozen=True):
    view: UUID
