/**
 * The style of every page. Colours are written once for light and dark; blue is our forecast, orange what happened, ink what
 * people stated. `light-dark()` and `subgrid` need browsers of 2024 or later.
 */
const COLOURS = `
:root{color-scheme:light dark;
--paper:light-dark(#fbfaf7,#15171a);--panel:light-dark(#ffffff,#1c1f23);--sunk:light-dark(#f2f0ea,#23262b);
--ink:light-dark(#1b1e22,#eae8e3);--ink2:light-dark(#565b62,#a9adb4);--mark:light-dark(#757a82,#8a9099);--line:light-dark(#dedad2,#32363c);
--accent:light-dark(#1d5ca8,#7fb5f5);--soft:light-dark(#cddff3,#27425f);--record:light-dark(#a34b00,#eea45c);--rsoft:light-dark(#f5dfc9,#4b331b);
--plot-background:var(--paper);
--sans:"Segoe UI","Helvetica Neue",Arial,"Liberation Sans",sans-serif;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,P052,Georgia,serif;--mono:"SF Mono",Menlo,Consolas,"Liberation Mono",monospace}
`;

const TEXT = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;background:var(--paper)}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 var(--sans);font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere}
.page{max-width:980px;margin:0 auto;padding:34px 32px 80px}
h1,h2,h3,p,ul,ol,figure,table,dl,dd{margin:0;padding:0}
h1{font:600 22px/1.3 var(--sans)}h2{font:600 20px/1.3 var(--sans);letter-spacing:-.005em}h3{font:600 15px/1.35 var(--sans)}
section{margin-top:52px}main>h2{margin-top:44px}main>h3{margin-top:22px}
main>p,main>ul{margin-top:8px;max-width:46em}
ul{padding-left:18px}li{margin:2px 0}
.mu,.dim{color:var(--ink2)}.sm,.dim{font-size:13px;line-height:1.45}b{font-weight:600}
.lead{color:var(--ink2);margin:3px 0 8px;max-width:46em;text-wrap:pretty}
.note{font-size:13px;line-height:1.45;color:var(--ink2);margin-top:10px;max-width:60em}
code{font:12px/1.4 var(--mono)}
a{color:inherit;text-decoration-color:var(--mark);text-underline-offset:3px}a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
summary{cursor:pointer;min-height:32px}
.answer .q{color:var(--ink2)}.answer h1{font:400 33px/1.22 var(--serif);letter-spacing:-.01em;max-width:22em;margin-top:6px;text-wrap:balance}
.ans3{font:400 19px/1.45 var(--serif);max-width:38em;margin-top:10px;text-wrap:pretty}
.figs{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:0 32px;margin-top:26px;border-top:1px solid var(--ink)}
.figs div{padding:11px 0 4px;display:grid;grid-row:span 3;grid-template-rows:subgrid}.figs dt{align-self:end;font-size:13px;line-height:1.3;color:var(--ink2)}
.figs dd{font-size:13px;line-height:1.35;color:var(--ink2)}.figs dt+dd{font-size:29px;line-height:1.25;color:var(--ink);letter-spacing:-.01em}
.figs dd.a{color:var(--accent)}.figs dd.rec{color:var(--record)}
.toc{margin-top:30px}.toc ol{columns:2;column-gap:40px;list-style:none;counter-reset:t;max-width:620px}
.toc li{counter-increment:t;padding:2px 0;margin:0;break-inside:avoid}.toc li::before{content:counter(t);display:inline-block;width:26px;color:var(--ink2)}
.no{color:var(--ink2);font-weight:400;display:inline-block;min-width:26px;padding-right:8px}
`;

/** Marks of a drawing. */
const MARKS = `
svg.c{display:block;width:100%;overflow:visible}.ov{overflow:visible}
svg.c text,.key text{font:12px var(--sans);fill:var(--ink)}svg.c text.mu{fill:var(--ink2)}svg.c text.acc{fill:var(--accent);font-weight:600}svg.c tspan.vt,svg.c text.vt{font-weight:700}
svg text.halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
svg.c text.let,svg.c text.letw,.key text.let{font-size:11px;font-weight:600}svg.c text.letw{fill:var(--paper)}
.rope{stroke:var(--ink);stroke-width:1}.iv{stroke:var(--accent);stroke-width:4}.mid{fill:var(--accent);stroke:var(--paper);stroke-width:1.5}
.hill{fill:var(--soft);stroke:var(--accent);stroke-width:1.25;vector-effect:non-scaling-stroke}
.sq{fill:var(--paper);stroke:var(--ink);stroke-width:1.4}.ld,.gr,.ax{stroke:var(--line);stroke-width:1}.tk,.st{stroke:var(--mark);stroke-width:1.5}.ak,.inkf{fill:var(--ink)}
.hol{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}.st2{stroke:var(--mark);stroke-width:3}.stI{stroke:var(--ink);stroke-width:2.5}.dash{stroke:var(--mark);stroke-dasharray:3 3}
.acf{fill:var(--accent)}.rcf{fill:var(--record)}.rcs{stroke:var(--record);stroke-width:2;fill:none}.rcl{stroke:var(--record);stroke-width:2.5}
.spk{stroke:var(--mark);stroke-width:4;stroke-linecap:round;vector-effect:non-scaling-stroke;fill:none}
.barI{fill:var(--ink)}.barO{fill:var(--paper);stroke:var(--ink);stroke-width:1.3}
`;

const DRAWINGS = `
.key{display:flex;flex-wrap:wrap;gap:4px 20px;font-size:13px;line-height:1.45;color:var(--ink2);align-items:center;margin-bottom:2px}.key+.key{margin-top:6px}
.key span{display:inline-flex;gap:6px;align-items:center;min-width:0}.key svg{overflow:visible;flex:none}
.r{display:grid;grid-template-columns:168px minmax(0,1fr) 76px;gap:0 20px;align-items:center;border-bottom:1px solid var(--line);padding:7px 0}
.r .l{line-height:1.25;min-width:0}.r .l .sm{display:block;margin-top:1px}.r .n{text-align:right;line-height:1.2}.r .n .sm{display:block}.r .p{position:relative;padding:0 9px;min-width:0}
.r.sw{grid-template-columns:200px minmax(0,1fr);padding:9px 0 7px;align-items:end}.r.sw .l{padding-bottom:18px}
.ends{display:flex;justify-content:space-between;gap:20px;font-size:12px;line-height:1.25;color:var(--ink2);margin:1px -9px 0}.ends span{max-width:49%}.ends span:last-child{text-align:right}
.r.ro{grid-template-columns:minmax(0,1.35fr) minmax(0,1fr) 96px}.r.axr{border:0;padding-top:3px}
.r.wy{grid-template-columns:150px minmax(0,1fr);font-size:14px;padding:3px 0}.r .p.pad{padding:0 44px}
.r.gn{grid-template-columns:240px minmax(0,1fr) 190px;padding:4px 0}.r.gn .n{display:flex;gap:8px;justify-content:flex-end;align-items:baseline}.r.gn .n b{width:46px}.r.gn .n .sm{width:130px;white-space:nowrap}
.issues{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:30px 56px;margin-top:18px}
.issue{padding:0 6px;min-width:0}.issue h3,.issue .say{margin-left:-6px}.issue .say{font-size:13px;line-height:1.4;margin-top:1px;margin-bottom:4px;min-height:36px}.issue .say b{color:var(--accent);font-size:15px}
.sl{display:grid;grid-template-columns:repeat(100,minmax(0,1fr));font:12px/1.25 var(--sans);color:var(--ink2);row-gap:3px;padding-top:5px}.sl span{text-wrap:balance;min-width:0}
.sl .m{text-align:center;padding:0 5px;grid-row:2}.sl .e{text-align:right;grid-row:1}.sl .s{grid-row:1}.sl2{list-style:none;padding:0;font-size:12px;line-height:1.3;color:var(--ink2)}
.r.rnd{grid-template-columns:72px minmax(0,1fr) 56px;padding:3px 0;border:0}.rnde{margin:1px 67px 0 83px}abbr{text-decoration:none}
.two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:26px 56px;margin-top:8px}
.wt,.md{display:grid;grid-template-columns:200px minmax(0,1fr);gap:0 20px;margin-top:6px}.wt dt,.md dt{font-weight:600}.wt dt,.wt dd{padding-top:10px;max-width:44em}
.md dt,.md dd{padding:5px 0;border-bottom:1px solid var(--line)}
.v3{display:flex;gap:6px 22px;flex-wrap:wrap;font-size:14px;margin:4px 0}.v3 span{display:inline-flex;align-items:center;gap:6px}.v3 svg{overflow:visible}
.jcols{columns:2;column-gap:48px;font-size:13.5px;line-height:1.42;margin-top:10px}.jg{margin-bottom:16px}.jg h3,.jg summary{font-size:14px;margin-bottom:2px;break-after:avoid}.jg p{break-inside:avoid;padding:2px 0}
.h3m{margin:26px 0 0}
`;

const TABLES = `
table{border-collapse:collapse;width:100%}
th{font-weight:600;text-align:left;font-size:13px;color:var(--ink2);vertical-align:bottom;padding:6px 12px 6px 0;border-bottom:1px solid var(--ink)}
td{padding:7px 12px 7px 0;border-bottom:1px solid var(--line);vertical-align:top}th.n,td.n{text-align:right}td.n{white-space:nowrap;overflow-wrap:normal}.scroll th.n{overflow-wrap:normal}.lv th.n{white-space:nowrap}tr>:last-child{padding-right:0}
tbody th{font-size:inherit;font-weight:400;color:inherit;border-bottom:1px solid var(--line);vertical-align:top}
.who{display:block}.mx th,.mx td{text-align:center;padding:3px 2px;font-size:12px;min-width:22px}.mx th:first-child{text-align:left;padding-right:10px}.mx .on{color:var(--accent);font-weight:600}
.scroll{overflow-x:auto}.scroll>svg{display:block;width:100%;min-width:34rem;max-width:46rem;height:auto}.scroll td:first-child,.scroll th:first-child{min-width:11rem}.scroll td.words{min-width:16rem}.scroll .mx th:first-child{min-width:0}.scroll .scn th:first-child{min-width:3.8rem}.scroll .lv :is(td,th):first-child{min-width:86px}
main>p+.scroll{margin-top:12px}main>.scroll+.scroll{margin-top:18px}.charts{display:flex;flex-wrap:wrap;gap:18px 40px;margin-top:22px}.charts figure{flex:0 1 340px;min-width:0;break-inside:avoid}.charts .scroll>svg{min-width:0}
`;

const PHONE = `
@media screen and (max-width:760px){.page{padding:20px 16px 60px}section{margin-top:36px}.answer h1{font-size:26px}.ans3{font-size:17.5px}
.figs{grid-template-columns:repeat(2,minmax(0,1fr));gap:0 20px}.figs div:nth-child(n+3){border-top:1px solid var(--line)}.figs dt+dd{font-size:25px}
.toc ol{columns:1}.toc li{padding:0}.toc a{display:inline-block;padding:10px 0}summary{min-height:44px}.two,.issues{grid-template-columns:minmax(0,1fr);gap:26px}.jcols{columns:1}
.wt,.md{display:block}.wt dd{padding-top:2px}.md dt{border:0;padding-bottom:0}.md dd{padding-top:0}
.r.sw,.r.ro,.r.wy,.r.gn{grid-template-columns:minmax(0,1fr) auto;grid-template-areas:"l n" "p p";gap:3px 12px}.r.sw .l{padding-bottom:2px}
.r .l{grid-area:l}.r .n{grid-area:n}.r .p{grid-area:p}.r.ro .n{align-self:start}.r.gn .n{display:block}.r.gn .n b,.r.gn .n .sm{width:auto}.r.axr{display:block}.r.axr .l,.r.axr .n{display:none}
.issue .say{min-height:0}.scn{font-size:13px}.scn th{font-size:12px}.scn td,.scn th{padding-right:7px}.scn .who{display:none}}
`;

const PRINT = `
@page{size:A4;margin:16mm 15mm 18mm}
@media print{:root{color-scheme:light!important}html,body{background:#fff;--paper:#fff}body{font-size:10pt}.page{max-width:none;padding:0}
.answer h1{font-size:21pt}.ans3{font-size:12.5pt}.figs dt+dd{font-size:18pt}section{margin-top:24pt}h2{break-after:avoid;font-size:13pt}.lead,.key,h3{break-after:avoid}
.issue,.r,.figs,.vw,tr,.wt dd,.md dd{break-inside:avoid}.wt dt{break-after:avoid}.jcols{font-size:8.6pt;line-height:1.36}.issues{gap:16pt 30pt}.two{gap:18px 34px}a{text-decoration:none}
thead{display:table-header-group}details::details-content{content-visibility:visible;block-size:auto}.r.sw{grid-template-columns:150px minmax(0,1fr);padding:5px 0 4px}.r.wy{grid-template-columns:118px minmax(0,1fr)}.r.gn{grid-template-columns:200px minmax(0,1fr) 180px}.r .p.pad{padding:0 40px}
td{padding-top:4px;padding-bottom:4px}.note,.sm,.key,.dim{font-size:8.6pt}.scroll{overflow:visible}.scroll>svg{min-width:0}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;

/** Columns of a label below a scale: a hundred of them, so that a place needs no style of its own. */
const HUNDRED = Array.from(
  { length: 100 },
  (_, k) => `.x${k + 1}{grid-column-start:${k + 1}}.w${k + 1}{grid-column-end:span ${k + 1}}`,
);

export const STYLE = [COLOURS, TEXT, MARKS, DRAWINGS, TABLES, HUNDRED.join(''), PHONE, PRINT].join('');

/** What a drawing needs that stands by itself, outside a page. */
export const DRAWING_STYLE = [COLOURS, MARKS].join('');
