"""Facts about the organisation tree."""

from uuid import UUID

from anmin.identity.terms.organisations import OrganisationKind
from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("新增机构", "An organisation was added")
class OrganisationAdded(Event, frozen=True):
    organisation: UUID
    organisation_code: CodeText
    kind: OrganisationKind
    parent: UUID | None


@fact("变更机构信息", "An organisation was changed")
class OrganisationChanged(Event, frozen=True):
    organisation: UUID
    organisation_code: CodeText
    kind: OrganisationKind


@fact("调整上级机构", "An organisation was moved")
class OrganisationMoved(Event, frozen=True):
    organisation: UUID
    before: UUID | None
    after: UUID | None


@fact("停用机构", "An organisation was closed")
class OrganisationClosed(Event, frozen=True):
    organisation: UUID
