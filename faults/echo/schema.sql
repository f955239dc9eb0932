create table echo_effects (note uuid not null, means text not null, at timestamptz not null);
grant select, insert on echo_effects to anmin_app;
