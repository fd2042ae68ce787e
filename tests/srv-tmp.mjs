import { written, files, text } from "/work/main/tests/support/project.mjs";
import { formatted } from "/work/main/tests/support/looks.mjs";
import { corpus } from "/work/main/tests/database/kit/sources.mjs";
import { diffLines } from "/tmp/dl.mjs";
const D={postgres:"pg",mysql:"mysql",sqlite:"sqlite"};
let all=0,bad=0; const kinds={};
for (const s of corpus()) { if (process.argv[2] && !s.name.startsWith(process.argv[2])) continue;
  let p; try { p=written(s.path,s.from,"repositories-"+D[s.dialect],["--line","0.45"]); } catch(e) { console.log("FAIL",s.name,e.message.slice(0,300)); continue; }
  for (const f of files(p.folder).filter(f=>f.endsWith(".ts")&&!f.endsWith("database/schema.ts"))) { all++; const t=text(p.folder,f); const q=await formatted(t,{filepath:f}); if (t!==q) { bad++; 
     for (const h of diffLines(t.split("\n"),q.split("\n"))) { const k=(h.a[0]??"")+" ⇒ "+(h.b.slice(0,3).join("⏎")); const g=f.replace(/^.*\//,"").replace(/^.*-repository/,"X-repository")+" :: "+k.replace(/'[^']*'/g,"'s'").replace(/[A-Za-z_$][\w$]*/g,(w)=>/^(await|repositories|page|order|limit|after|next|assert|deepEqual|equal|const|return|async|list|run|row|type|export|save|push|function|rejects|this|table|import|from|string|number|null|new)$/.test(w)?w:"w"); (kinds[g]??={n:0,e:[s.name+" "+f,h.a.join("\n"),h.b.join("\n")]}).n++; } } }
  p.remove();
}
for (const [k,v] of Object.entries(kinds).sort((a,b)=>b[1].n-a[1].n).slice(0,60)) console.log(v.n,k,"\n   ",v.e.join("\n    ").replace(/\n/g,"\n    "));
console.log(all,bad);
