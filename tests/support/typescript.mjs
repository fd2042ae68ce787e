import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const scratch = fileURLToPath(new URL("../test-results/", import.meta.url));
const packages = fileURLToPath(new URL("../node_modules/", import.meta.url));

/**
 * Checks sources with the strictest settings against the real packages. `files` maps names to texts; `orm` is the name under which
 * the drizzle-orm that they mean is installed. Returns the messages of the compiler, one a line with file and position; none when all is well.
 */
export function typeErrors(files, orm = "drizzle-orm") {
  // Within tests/, so that the packages are found.
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, "types-"));
  try {
    const names = Object.entries(files).map(([name, text]) => {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    });
    const program = ts.createProgram(names, {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      strict: true,
      noUncheckedIndexedAccess: true,
      noImplicitOverride: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
      noEmit: true,
      types: [],
      paths: { "drizzle-orm": [`${packages}${orm}`], "drizzle-orm/*": [`${packages}${orm}/*`] },
    });
    return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
      const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
      if (!diagnostic.file) return text;
      const { line, character } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
      return `${diagnostic.file.fileName.slice(folder.length + 1)}:${line + 1}:${character + 1}: ${text}`;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
