-- Lists of matters. Runs as anmin_owner.

create index matters_concluded on matters (concluded_at) where concluded_at is not null;
create index matter_answers_waiting on matter_answers (case_id) where state = 'given_in';
create index matter_extensions_waiting on matter_extensions (case_id) where state = 'asked';

-- The open matters of a scope by where they stand for whoever asks: `own` are the offices they act for, `desks` those they
-- assess for. The same rule as the policy of cases, asked once for all of them.
create function anmin_matter_desk(own uuid[], desks uuid[], me uuid) returns table (id uuid, number text, kind text,
  urgency text, category text, office uuid, desk uuid, lead uuid, due_at timestamptz, warn_at timestamptz,
  paused_at timestamptz, mine boolean, stands text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with listed as materialized (
    select m.*, c.number, c.category, c.office, c.desk, c.offices from matters m join cases c on c.id = m.case_id
    where m.concluded_at is null and c.closed_at is null and c.kind <> 'emergency' and c.state <> 'scheduled'
  ), seen as materialized (
    select l.* from listed l where anmin_everything() or l.case_id in (
      select each.case_id from listed each, unnest(each.offices) as part(office)
      where part.office in (select t.descendant from scope_tree t where t.ancestor = any (anmin_offices())))
  ), parts as materialized (
    select p.case_id, bool_or(a.state in ('ordered', 'received')) as waits, bool_or(p.responsible = me) as mine
    from assignments a join matter_parts p on p.order_id = a.id where a.office = any (own) and a.ended_at is null
    group by p.case_id
  ), judged as materialized (
    select case_id from matter_answers where state = 'given_in' union select case_id from matter_extensions where state = 'asked'
  ), above as materialized (select t.descendant from scope_tree t where t.ancestor = any (desks))
  select s.case_id, s.number, s.kind, s.urgency, s.category, s.office, s.desk, s.lead, s.due_at, s.warn_at, s.paused_at,
    coalesce(p.mine, false),
    case when p.waits then 'accept' when j.case_id is not null then 'review'
      when s.lead_order is null and s.lead in (select descendant from above)
        then case when s.returns > 0 and exists (select from matter_parts b where b.case_id = s.case_id
          and b.returned_at >= s.begun_at) then 'returned' else 'triage' end
      when p.case_id is null then 'with_others'
      when s.returns > 0 and exists (select from matter_parts b where b.case_id = s.case_id and b.passed_by = s.lead_order
        and b.returned_at >= s.routed_at) then 'returned'
      else 'handling' end
  from seen s left join parts p on p.case_id = s.case_id left join judged j on j.case_id = s.case_id
$$;
revoke all on function anmin_matter_desk(uuid[], uuid[], uuid) from public;
grant execute on function anmin_matter_desk(uuid[], uuid[], uuid) to anmin_app;

-- What everybody may know of: the newest first.
create index cases_service on cases (raised_at desc, id desc) where kind = 'service';

-- As in 0010, with the kind: a matter's stages have words of their own.
drop function anmin_followed();
create function anmin_followed() returns table (id uuid, kind text, category text, state text, tag text, flags text[],
  lon float8, lat float8, raised_at timestamptz, on_scene boolean, since timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select c.id, c.kind, c.category, case when c.state = 'merged' and l.state = 'closed' then 'closed' else c.state end,
      c.tag, c.flags, c.lon, c.lat, c.raised_at,
      exists (select 1 from assignments a where a.case_id = c.id and a.ended_at is null and a.arrived_at is not null), f.at
    from followers f join cases c on c.id = f.case_id left join cases l on l.id = c.lead
    where f.person = anmin_person() $$;
revoke all on function anmin_followed() from public;
grant execute on function anmin_followed() to anmin_app;
