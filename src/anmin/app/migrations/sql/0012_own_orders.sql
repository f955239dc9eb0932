-- What the officer's phone page asks: the orders of a responder that have ended. Runs as anmin_owner.
create index assignments_ended on assignments (responder, ended_at) where ended_at is not null;
