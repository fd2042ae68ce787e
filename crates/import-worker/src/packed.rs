//! The answer to an embed: a design that is laid out, packed for the viewer, and its link.

use crowfoot_import::Import;
use js_sys::Uint8Array;
use web_sys::DedicatedWorkerGlobalScope;

use crate::imported::{account, place};
use crate::message::post;

/// Lays the design out to the end, since nobody edits it meanwhile, and posts it.
pub(crate) fn answer(scope: &DedicatedWorkerGlobalScope, mut import: Import) {
    post(scope, &[("type", "placing".into())]);
    if let Some(plan) = place(&mut import) {
        let diff = plan.arrange(&import.document);
        import.document.apply(&diff);
    }
    let mut fields = account(&mut import);
    let packed = Uint8Array::from(&crowfoot_share::pack(&import.document)[..]);
    let link = crowfoot_share::encode(&import.document);
    fields.extend([("type", "packed".into()), ("packed", packed.into()), ("link", link.into())]);
    post(scope, &fields);
}
