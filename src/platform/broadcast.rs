//! Messages to the other tabs of this app.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// A channel to the other tabs. Silent where the browser has no such thing.
pub struct Channel {
    channel: Option<web_sys::BroadcastChannel>,
    _listener: Closure<dyn FnMut(web_sys::MessageEvent)>,
}

impl Channel {
    /// Opens the channel; `receive` gets what other tabs send, never what this one does.
    pub fn open(name: &str, mut receive: impl FnMut(String) + 'static) -> Self {
        let listener = Closure::new(move |event: web_sys::MessageEvent| {
            if let Some(text) = event.data().as_string() {
                receive(text);
            }
        });
        let channel = web_sys::BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        }
        Self { channel, _listener: listener }
    }

    pub fn send(&self, text: &str) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&JsValue::from_str(text));
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            // A message may be on its way already, and a closure that is gone may not be called.
            channel.set_onmessage(None);
            channel.close();
        }
    }
}
