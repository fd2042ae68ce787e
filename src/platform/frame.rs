//! Scheduling: the next frame, the next idle moment, a little later.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{time, window};

/// Work that is done at most once a frame however often it is asked for.
#[derive(Clone)]
pub struct OncePerFrame {
    inner: Rc<Inner>,
}

/// Takes the time of the frame in milliseconds.
type FrameCallback = Closure<dyn FnMut(f64)>;

struct Inner {
    /// The frame that was asked for.
    scheduled: Cell<Option<i32>>,
    callback: RefCell<Option<FrameCallback>>,
}

impl OncePerFrame {
    /// `work` is given the time of the frame in milliseconds.
    pub fn new(mut work: impl FnMut(f64) + 'static) -> Self {
        let inner = Rc::new(Inner { scheduled: Cell::new(None), callback: RefCell::new(None) });
        let weak = Rc::downgrade(&inner);
        let callback = Closure::new(move |time: f64| {
            if let Some(inner) = weak.upgrade() {
                inner.scheduled.set(None);
            }
            work(time);
        });
        inner.callback.replace(Some(callback));
        Self { inner }
    }

    /// Asks for the work to be done in the next frame.
    pub fn request(&self) {
        if self.is_pending() {
            return;
        }
        if let Some(callback) = self.inner.callback.borrow().as_ref() {
            let requested = window().request_animation_frame(callback.as_ref().unchecked_ref());
            self.inner.scheduled.set(requested.ok());
        }
    }

    /// Whether the work is still to be done.
    pub fn is_pending(&self) -> bool {
        self.inner.scheduled.get().is_some()
    }
}

impl Drop for Inner {
    /// A frame that comes after its work has gone would be an error of the page.
    fn drop(&mut self) {
        if let Some(frame) = self.scheduled.get() {
            let _ = window().cancel_animation_frame(frame);
        }
    }
}

/// How long the page may be kept from doing anything else, in milliseconds: half a frame, so that the next one comes in
/// time.
const TURN_MS: f64 = 8.0;

/// A share of the page's time: long work asks now and then whether it is over.
pub struct Turn {
    ends: f64,
}

impl Turn {
    pub fn begin() -> Self {
        Self { ends: time::now() + TURN_MS }
    }

    pub fn is_over(&self) -> bool {
        time::now() >= self.ends
    }

    /// Lets the page do what waits, if this turn is over, and begins another.
    pub async fn give_way(&mut self) {
        if self.is_over() {
            pause().await;
            *self = Self::begin();
        }
    }
}

/// Lets the page do what waits: paint, and take input.
pub async fn pause() {
    let promise = Promise::new(&mut |resolve, _| {
        soon(move || drop(resolve.call0(&JsValue::UNDEFINED)));
    });
    let _ = JsFuture::from(promise).await;
}

/// Runs `work` once the page has done what waits. Timers would not do: those that set each other wait 4 ms at least,
/// which is half of a [`Turn`].
pub fn soon(work: impl FnOnce() + 'static) {
    let Ok(channel) = web_sys::MessageChannel::new() else { return after(0, work) };
    let port = channel.port1();
    let received = port.clone();
    let callback = Closure::once_into_js(move || {
        received.close();
        work();
    });
    port.set_onmessage(Some(callback.unchecked_ref()));
    let _ = channel.port2().post_message(&JsValue::NULL);
}

/// Waits for so many milliseconds.
pub async fn wait(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        after(milliseconds, move || drop(resolve.call0(&JsValue::UNDEFINED)));
    });
    let _ = JsFuture::from(promise).await;
}

/// Runs `work` once after `milliseconds`.
pub fn after(milliseconds: i32, work: impl FnOnce() + 'static) {
    Timeout::new(milliseconds.max(0) as u32, work).forget();
}
