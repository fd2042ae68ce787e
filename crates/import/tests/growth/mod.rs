//! How work grows with its input, whatever else the machine does meanwhile.

/// What no input needs that is read in linear time, in nanoseconds of a processor.
const LITTLE: u64 = 1_000_000_000;

/// Does something with an input, and asserts that four times as much of it does not take ten times as long: reading in
/// square time takes sixteen times. The time is that of the processor in this thread, not that of a clock on the wall;
/// where the system does not tell it, an input only has to come to an end.
pub(crate) fn assert_linear(what: &str, work: impl Fn(&str), quarter: &str, whole: &str) {
    let time = |text: &str| {
        let before = processor_time();
        work(text);
        processor_time().zip(before).map(|(after, before)| after.saturating_sub(before))
    };
    if time(whole).is_none_or(|spent| spent < LITTLE) {
        return;
    }
    let grows = || time(whole).zip(time(quarter)).is_some_and(|(whole, quarter)| whole > 10 * quarter);
    assert!(!(0..3).all(|_| grows()), "the time grows faster than the input: {what}");
}

/// The nanoseconds in which this thread has had a processor.
fn processor_time() -> Option<u64> {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    times.split(' ').next()?.parse().ok()
}
