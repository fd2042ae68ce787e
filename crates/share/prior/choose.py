"""Chooses what the prior of links is made of: python3 choose.py DESIGNS SCHEMAS OUT

DESIGNS is a folder with the designs of the corpus (`cargo run -p crowfoot-specimens --example links DESIGNS`), SCHEMAS
the list of those to choose from (schemas.txt), OUT the JSON list of designs for `cargo run -p crowfoot-share --example
prior OUT ../src/dense/prior.bin`.

Kept are names that two projects share or whose words six share, types, keys, and texts that two projects share.
"""
import json,re,sys,collections,hashlib
D,LIST,OUT=sys.argv[1:4]
D+='/'
names=[l.strip().replace('/','+',1) for l in open(LIST)]
def family(n):
    s=n.split('+',1)[1]
    s=re.sub(r'\.(sql|mmd|dbml|prisma|ts)$','',s)
    s=re.sub(r'(-pgdump\d*|-install|-dbml|-drizzle-migrations|-prisma-migrations|-supabase-migrations|-migrations|-supabase|-full|-partitioned|-pg|-mysql|-laravel.*|-rails|\d+|-v0|-v1-core|-v1-olap|-exporter|-importer-records|-interpreter|-multifile)$','',s)
    s=re.sub(r'(15|6|54)$','',s)
    return {'pagila':'sakila','lark-complex-datacontract':'lark','lark-complex':'lark','lark-table':'lark','youngcart':'gnuboard','gnuboard':'gnuboard','hatchet-v':'hatchet','hatchet-v1-core':'hatchet','holistics-exporter':'holistics','skeema-mariadb-fixtures':'skeema','skeema-mysql8-fixtures':'skeema','magento2-sales':'magento'}.get(s,s)
fam={n:family(n) for n in names}
prior=names
docs={n:json.load(open(D+n+'.full.json')) for n in prior}
C=collections.defaultdict(set); T=collections.defaultdict(set); X=collections.defaultdict(set); L=collections.defaultdict(set)
J=lambda v: json.dumps(v,sort_keys=True)
def texts(d):
    for s in d.get('statements',[]): yield s['text']
    for v in d.get('views',[]): yield v['query']
    for t in d.get('tables',[]):
        if t.get('comment'): yield t['comment']
        for c in t.get('columns',[]):
            if c.get('comment'): yield c['comment']
for n,d in docs.items():
    f=fam[n]
    for t in d.get('tables',[]):
        T[t['name']].add(f)
        for c in t.get('columns',[]):
            C[c['name']].add(f)
            for k in ('default','comment','onUpdate','charset','collation','identity','typeText','defaultText','clauses'):
                if k in c: X[k+J(c[k])].add(f)
        for o in t.get('options',[]): X['o'+J(o)].add(f)
        for c in t.get('checks',[]): X['c'+c['expression']].add(f)
        if 'comment' in t: X['comment'+J(t['comment'])].add(f)
    for e in d.get('enums',[]):
        for v in e['values']: X['v'+v].add(f)
    for s in d.get('statements',[]): X['s'+s['kind']+s['text']].add(f)
    for t in texts(d):
        w=re.findall(r'\s+|[A-Za-z_0-9]+|[^A-Za-z_0-9\s]+',t)
        for k in (4,7,11,17,25,39):
            for i in range(0,max(0,len(w)-k+1)):
                if w[i].isspace(): continue
                L[''.join(w[i:i+k])].add(f)
NAMES=2; TAB=2; MAXT=16
words=lambda x:[w.lower() for w in re.findall(r'[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+',x)]
W=collections.defaultdict(set)
for M in (C,T):
    for x,f in M.items():
        for w in words(x): W[w]|=f
WF=6
common=lambda x: x.isascii() and words(x) and all(len(W[w])>=WF for w in words(x))
cc=lambda x: len(C[x])>=NAMES or common(x)
xx=lambda x: len(X[x])>=2
out=[]
used=collections.Counter()
usedcols=collections.Counter()
LIMIT=4200
cols=0
order=sorted(prior,key=lambda n:hashlib.sha1(('x'+n).encode()).digest())
seenf=collections.Counter()
for n in order:
    d=docs[n]; f=fam[n]
    if seenf[f]>=3: continue
    seenf[f]+=1
    cand=[]
    for t in d.get('tables',[]):
        if (len(T[t['name']])<TAB and not common(t['name'])) or used[t['name']]>=3: continue
        keep=[c for c in t.get('columns',[]) if cc(c['name'])]
        if len(keep)<3: continue
        new=sum(1 for c in keep if usedcols[c['name']]<3)
        cand.append((new/len(keep)*min(len(keep),10),t,keep))
    cand.sort(key=lambda x:-x[0]); cand=cand[:MAXT]
    chosen={t['id'] for _,t,_ in cand}
    kept={t['id']:{c['id'] for c in k} for _,t,k in cand}
    if len(chosen)<2: continue
    nid=[0]; ids={}
    def new(old):
        nid[0]+=1; ids[old]=nid[0]; return nid[0]
    tables=[]; src=[]
    enums=[]
    def ty(v):
        if isinstance(v,dict):
            if set(v)&{'enum','domain','composite','inlineEnum'}: return {'logical':'text'}
            if 'array' in v: return {'array':ty(v['array'])}
        return v
    for t in d['tables']:
        if t['id'] not in chosen: continue
        used[t['name']]+=1
        o={'id':new(t['id']),'name':t['name']}
        if 'comment' in t and xx('comment'+J(t['comment'])): o['comment']=t['comment']
        o['columns']=[]
        for c in t['columns']:
            if c['id'] not in kept[t['id']]: continue
            usedcols[c['name']]+=1; cols+=1
            k={'id':new(c['id']),'name':c['name']}
            if 'type' in c: k['type']=ty(c['type'])
            if c.get('notNull'): k['notNull']=True
            for key in ('default','identity','onUpdate','charset','collation','comment','clauses','typeText','defaultText'):
                if key in c and xx(key+J(c[key])): k[key]=c[key]
            o['columns'].append(k)
        tables.append(o); src.append(t)
    tn={t['id']:t['name'] for t in src}
    cn={c['id']:c['name'] for t in src for c in t['columns']}
    def okname(nm,t,colids,target=None):
        s=nm.lower()
        for w in sorted([tn[t['id']],tn.get(target,'')]+[cn[c] for c in colids],key=len,reverse=True):
            if w: s=s.replace(w.lower(),'')
        return all(w in {'fk','pk','idx','ix','key','pkey','fkey','uq','uk','unique','index','constraint','on','ibfk','foreign','primary','id','ukey','ui','i','k','u','and','ref','to'} or w.isdigit() for w in re.findall('[a-z]+|[0-9]+',s))
    for o,t in zip(tables,src):
        K=kept[t['id']]
        if 'primaryKey' in t and all(c in K for c in t['primaryKey']['columns']):
            p=t['primaryKey']; q={}
            if 'name' in p and okname(p['name'],t,p['columns']): q['name']=p['name']
            q['columns']=[ids[c] for c in p['columns']]
            if 'clauses' in p and False: q['clauses']=p['clauses']
            o['primaryKey']=q
    for o,t in zip(tables,src):
        K=kept[t['id']]
        us=[]
        for u in t.get('uniques',[]):
            if all(c in K for c in u['columns']):
                q={'id':new(u['id'])}
                if 'name' in u and okname(u['name'],t,u['columns']): q['name']=u['name']
                q['columns']=[ids[c] for c in u['columns']]; us.append(q)
        if us: o['uniques']=us
        fs=[]
        for u in t.get('foreignKeys',[]):
            tg=u['target'].get('table')
            if not tg or tg['table'] not in chosen or not all(c in K for c in u['columns']) or not all(c in kept[tg['table']] for c in tg['columns']): continue
            q={'id':new(u['id'])}
            if 'name' in u and okname(u['name'],t,u['columns'],tg['table']): q['name']=u['name']
            q['columns']=[ids[c] for c in u['columns']]
            q['target']={'table':{'table':ids[tg['table']],'columns':[ids[c] for c in tg['columns']]}}
            for k in ('onDelete','onUpdate','match','deferrable'):
                if k in u: q[k]=u[k]
            fs.append(q)
        if fs: o['foreignKeys']=fs
        cs=[]
        for u in t.get('checks',[]):
            if xx('c'+u['expression']) and u.get('column') in K:
                q={'id':new(u['id']),'expression':u['expression'],'column':ids[u['column']]}; cs.append(q)
        if cs: o['checks']=cs
        xs=[]
        for u in t.get('indexes',[]):
            ks=[k['on'].get('column') for k in u['keys']]
            if all(k in K for k in ks) and ks and 'where' not in u:
                q={'id':new(u['id'])}
                if 'name' in u and okname(u['name'],t,ks): q['name']=u['name']
                for k in ('unique','method'):
                    if k in u: q[k]=u[k]
                q['keys']=[{'on':{'column':ids[k['on']['column']]},**{z:k[z] for z in ('order','nulls') if z in k}} for k in u['keys']]
                xs.append(q)
        if xs: o['indexes']=xs
        op=[x for x in t.get('options',[]) if xx('o'+J(x))]
        if op: o['options']=op
    doc={'format':'crowfoot','version':1,'settings':{k:v for k,v in d['settings'].items() if k in('name','dialect','namedByEngine')}}
    doc['settings']['name']='design'
    doc['tables']=tables
    doc['diagrams']=[{'id':nid[0]+1,'name':'Main'}]
    out.append(doc)
    if cols>=LIMIT: break
# phrases
ph=[(p,len(f)) for p,f in L.items() if len(f)>=2 and len(p)>=8 and not p.isspace()]
ph.sort(key=lambda x:(-len(x[0])*x[1],x[0]))
txt=''; budget=7000
for p,_ in ph:
    if p in txt: continue
    if len(txt)+len(p)>budget: continue
    txt+=('\n' if txt else '')+p
if txt:
    out.insert(0,{'format':'crowfoot','version':1,'settings':{'name':'design','dialect':'postgres'},'statements':[{'id':1,'dialect':'postgres','kind':'CREATE FUNCTION','text':txt,'order':1}]})
json.dump(out,open(OUT,'w'))
print(len(out),'docs',cols,'columns',sum(len(d.get('tables',[])) for d in out),'tables',len(prior),'schemas',len(txt),'text')
