#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| crowfoot_fuzz::follow_second(text));
