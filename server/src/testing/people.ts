/**
 * Who is who in the demonstration, for stories. `mys.cochair` and `kor.cochair` lead the experts' working
 * group (EWG-CS), `kor.hod` and `usa.hod` the bilateral one (CCWG); `sgp.planner` is a delegate without the
 * trusted agents' compartment; `asec.liaison` and `tls.observer` observe; `system.admin` is in no group.
 */
export type Login =
  | 'kor.cochair'
  | 'kor.hod'
  | 'kor.secretary'
  | 'usa.hod'
  | 'usa.note'
  | 'usa.director'
  | 'mys.cochair'
  | 'mys.secretary'
  | 'aus.hod'
  | 'sgp.planner'
  | 'mmr.hod'
  | 'asec.liaison'
  | 'tls.observer'
  | 'system.admin'
