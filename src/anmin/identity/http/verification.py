"""Where a real name is given, and decided at a counter."""

from anmin.identity.actions import counter, verification
from anmin.identity.queries import verification as seen
from anmin.kernel.http import get, post

ROUTES = (
    post("/me/real-name", verification.verify_real_name),
    post("/me/real-name/counter", verification.choose_counter),
    post("/me/real-name/withdrawal", verification.withdraw_verification),
    get("/me/verifications", seen.my_verifications),
    get("/verifications", seen.waiting_verifications),
    post("/verifications/{verification}/confirmation", counter.confirm_real_name),
    post("/verifications/{verification}/refusal", counter.refuse_real_name),
    post("/citizens/{citizen}/guardian-consent", counter.record_guardian_consent),
)
