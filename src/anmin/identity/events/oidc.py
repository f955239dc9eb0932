"""Facts about log-in by an OpenID provider."""

from uuid import UUID

from anmin.identity.terms.oidc import OidcFailure
from anmin.kernel.words import Event, fact


@fact("前往统一身份平台登录", "Somebody left for the identity provider")
class OidcStarted(Event, frozen=True):
    pass


@fact("统一身份登录失败", "A return from the identity provider was refused")
class OidcFailed(Event, frozen=True):
    why: OidcFailure


@fact("绑定统一身份", "An account was bound to an identity")
class OidcBound(Event, frozen=True):
    staff: UUID
    held: bool


@fact("解除统一身份绑定", "The binding of an account was taken away")
class OidcUnbound(Event, frozen=True):
    staff: UUID
