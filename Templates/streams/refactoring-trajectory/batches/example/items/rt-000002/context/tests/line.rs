use jobline::Line;

#[test]
fn a_job_is_taken_once() {
    let mut line = Line::new(3);
    line.push("a");
    assert_eq!(line.take().as_deref(), Some("a"));
    assert_eq!(line.take(), None);
}

#[test]
fn a_failed_job_waits_twice_as_long_each_time() {
    let mut line = Line::new(3);
    line.push("a");
    line.take();
    line.fail("a");
    assert_eq!(line.take(), None);
    line.tick(2);
    line.take();
    line.fail("a");
    assert_eq!(line.jobs()[0].wait_s, 4);
}

#[test]
fn a_job_dies_after_its_last_try() {
    let mut line = Line::new(1);
    line.push("a");
    line.take();
    line.fail("a");
    assert_eq!(line.jobs()[0].status, "dead");
    assert!(line.is_settled());
}

#[test]
fn a_dump_reads_back() {
    let mut line = Line::new(3);
    line.push("a");
    line.push("b");
    line.take();
    line.succeed("a");
    let dump = line.dump();
    assert_eq!(dump, "a\tdone\t1\t0\nb\twaiting\t0\t0\n");
    assert_eq!(Line::load(&dump, 3).unwrap().dump(), dump);
}

#[test]
fn a_short_row_is_refused() {
    assert_eq!(Line::load("a\tdone\n", 3).unwrap_err(), "line 1: 4 cells expected, 2 found");
}
