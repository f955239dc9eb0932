"""Where consent is read, given and taken back."""

from anmin.identity.actions import consent
from anmin.identity.queries import consent as seen
from anmin.kernel.http import get, post

ROUTES = (
    get("/consent-texts", seen.consent_texts),
    post("/consent-texts", consent.publish_consent_text),
    get("/me/consents", seen.my_consents),
    post("/me/consents", consent.give_consent),
    post("/me/consents/withdrawal", consent.withdraw_consent),
)
