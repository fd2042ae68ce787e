//! Clock and calendar.

/// Milliseconds since 1970.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// A moment as people of this browser's language write it: day and minute.
pub fn date(moment: f64) -> String {
    let date = js_sys::Date::new(&moment.into());
    let options = js_sys::Object::new();
    for name in ["dateStyle", "timeStyle"] {
        let _ = js_sys::Reflect::set(&options, &name.into(), &"short".into());
    }
    date.to_locale_string("default", &options).into()
}

/// How long ago a moment was, in words: "just now", "5 minutes ago", "yesterday".
pub fn ago(then: f64, now: f64) -> String {
    let minutes = ((now - then) / 60_000.0).max(0.0) as u64;
    let (count, unit) = match minutes {
        0 => return "just now".to_owned(),
        1..60 => (minutes, "minute"),
        60..1440 => (minutes / 60, "hour"),
        1440..2880 => return "yesterday".to_owned(),
        _ => (minutes / 1440, "day"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural} ago")
}
