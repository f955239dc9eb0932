"""Where citizens sign in and keep their account, and where staff look at one."""

from anmin.identity.actions import citizen_sign_in, citizens, codes
from anmin.identity.queries import citizens as seen
from anmin.identity.queries import codes as developer
from anmin.identity.queries import reveals
from anmin.kernel.http import get, post

ROUTES = (
    post("/citizens/codes", codes.request_code),
    post("/citizens/sessions", citizen_sign_in.sign_in_with_code, session="lasts"),
    post("/citizens/sessions/end", citizen_sign_in.sign_out_citizen, session="ends"),
    get("/me", seen.my_profile),
    post("/me/nickname", citizens.change_nickname),
    post("/me/preferences", citizens.change_preferences),
    post("/me/phone/codes", citizens.request_phone_change),
    post("/me/phone", citizens.change_phone),
    post("/citizens/search", seen.search_citizens),
    get("/citizens/{citizen}", seen.citizen_page),
    post("/citizens/{citizen}/phone", reveals.reveal_phone),
    post("/citizens/{citizen}/real-name", reveals.reveal_real_name),
    post("/citizens/{citizen}/document", reveals.reveal_document),
    get("/development/codes", developer.development_codes),
)
