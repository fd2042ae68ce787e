use std::path::Path;

use super::Weight;
use crate::failure::{At, Failure, Result};
use crate::process::Process;

/// Node has brotli built in, and the build needs Node anyway.
const SCRIPT: &str = "const zlib = require('node:zlib'), fs = require('node:fs');
for (const file of process.argv.slice(1)) {
  const bytes = fs.readFileSync(file);
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_LGWIN]: 22,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  console.log(zlib.brotliCompressSync(bytes, { params }).length);
}";

pub(crate) fn weigh(dist: &Path, names: &[String]) -> Result<Vec<Weight>> {
    let output = Process::new("node", dist).args(["-e", SCRIPT, "--"]).args(names).capture()?;
    let sizes: Vec<u64> = output.lines().filter_map(|line| line.parse().ok()).collect();
    if sizes.len() != names.len() {
        return Err(Failure::new("node did not report the size of every file"));
    }
    let weigh = |(name, brotli): (&String, u64)| {
        let raw = dist.join(name).metadata().at(name)?.len();
        Ok(Weight { name: name.clone(), raw, brotli })
    };
    names.iter().zip(sizes).map(weigh).collect()
}
