"""Where staff sign in and look after their own account."""

from anmin.identity.actions import account, oidc, sign_in, sign_in_policy
from anmin.identity.queries import staff as queries
from anmin.identity.queries import ways
from anmin.kernel.http import get, post, put

ROUTES = (
    get("/sign-in/ways", ways.sign_in_ways),
    get("/development/accounts", ways.development_accounts),
    post("/sign-in", sign_in.sign_in, session="begins"),
    post("/sign-in/second-factor", sign_in.confirm_second_factor, session="begins"),
    post("/sign-in/oidc", oidc.start_oidc),
    post("/sign-in/oidc/finish", oidc.finish_oidc, session="begins"),
    post("/sign-out", account.sign_out, session="ends"),
    get("/account", queries.my_account),
    post("/account/password", account.change_password, session="begins"),
    post("/account/second-factor", account.set_up_second_factor),
    post("/account/second-factor/confirm", account.confirm_set_up, session="begins"),
    get("/sign-in-policy", queries.sign_in_policy),
    put("/sign-in-policy", sign_in_policy.change_sign_in_policy),
    post("/staff/{staff}/oidc", oidc.bind_oidc),
    post("/staff/{staff}/oidc/unbind", oidc.unbind_oidc),
)
