import { createHash } from "node:crypto";

/** The whole style of the customer pages. No font is fetched: the phone's own reads best on a slow line. */
export const style = `
:root{color-scheme:light dark;--paper:#f9f7f3;--ink:#1e1c19;--ink2:#575148;--line:#ddd7cc;--edge:#857d71;--sea:#0b6a5c;--on:#fff;--ember:#a82c18}
@media(prefers-color-scheme:dark){:root{--paper:#161513;--ink:#efebe4;--ink2:#bdb6ab;--line:#38352f;--edge:#8a8377;--sea:#54c9b0;--on:#06251f;--ember:#ff9c80}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
.page{max-width:36rem;margin:0 auto;padding:16px 20px 40px}
header{display:flex;justify-content:space-between;align-items:center;gap:16px;padding-bottom:12px;border-bottom:1px solid var(--line)}
.brand{margin:0;font-weight:600}
nav{display:flex;gap:4px;flex:none}
nav a,nav strong{display:inline-grid;place-items:center;min-width:44px;min-height:44px;font-size:15px}
nav strong{font-weight:700;border-bottom:2px solid var(--sea)}
a{color:var(--sea);text-underline-offset:3px}
a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid var(--sea);outline-offset:2px;border-radius:3px}
h1{margin:28px 0 0;font-size:17px;font-weight:500;color:var(--ink2)}
h1.words{margin-bottom:10px;font-size:25px;line-height:1.3;font-weight:700;color:var(--ink)}
.number{display:block;font:600 21px/1.5 ui-monospace,"SF Mono",Menlo,Consolas,"Roboto Mono",monospace;color:var(--ink);letter-spacing:.01em;white-space:nowrap}
.sentence{margin:14px 0 0;font-size:23px;line-height:1.35;font-weight:650;text-wrap:pretty}
h2{margin:0 0 6px;font-size:15px;font-weight:600;color:var(--ink2)}
section{margin-top:28px;padding-top:18px;border-top:1px solid var(--line)}
section.next{border-top:0;margin-top:22px;padding:0 0 0 16px;border-left:4px solid var(--sea)}
section.late{border-left-color:var(--ember)}
p{margin:0 0 8px}
time{white-space:normal;font-variant-numeric:tabular-nums}
.by{font-weight:600}
.late-words{color:var(--ember);font-weight:600}
.quiet{color:var(--ink2);font-size:15px}
ol,ul{margin:0;padding:0;list-style:none}
ol li{position:relative;padding:0 0 18px 28px}
ol li:before{content:"";position:absolute;left:5px;top:9px;width:9px;height:9px;border-radius:50%;background:var(--edge)}
ol li.yours:before{background:var(--paper);border:2px solid var(--edge)}
ol li:after{content:"";position:absolute;left:9px;top:22px;bottom:-5px;width:1px;background:var(--line)}
ol li:last-child:after{display:none}
ol li:last-child{padding-bottom:0;font-weight:650}
ol li:last-child:before{background:var(--sea);border-color:var(--sea);box-shadow:0 0 0 4px var(--paper),0 0 0 5px var(--sea)}
ol li time{display:block;color:var(--ink2);font-size:15px;font-weight:400}
ol li.gap{color:var(--ink2);font-size:15px}
ol li.gap:before{display:none}
ul li{padding:0 0 12px 28px;position:relative}
ul li:before{content:"";position:absolute;left:6px;top:12px;width:10px;height:2px;background:var(--sea)}
footer{margin-top:32px;padding-top:16px;border-top:1px solid var(--line);color:var(--ink2);font-size:15px}
footer a{display:inline-block;padding:8px 0}
form{margin-top:24px}
#hint{margin-top:8px}
label{display:block;font-weight:600;margin-bottom:6px}
input{width:100%;min-height:52px;padding:10px 14px;font:600 19px/1.3 ui-monospace,"SF Mono",Menlo,Consolas,"Roboto Mono",monospace;color:var(--ink);background:transparent;border:1px solid var(--edge);border-radius:6px;text-transform:uppercase}
button{margin-top:12px;width:100%;min-height:52px;padding:10px 20px;font:inherit;font-weight:600;color:var(--on);background:var(--sea);border:0;border-radius:6px;cursor:pointer}
.typed{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;white-space:nowrap}
@media(min-width:600px){.page{padding-top:32px}button{width:auto}}
@media(max-width:350px){.number{font-size:18px}.sentence{font-size:21px}.page{padding-left:16px;padding-right:16px}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--ink2:#333;--line:#aaa;--edge:#555;--sea:#000;--ember:#000}body{font-size:11pt}.page{max-width:none;padding:0}nav,.screen,form{display:none}.official a:after{content:" ("attr(href)")"}li,section.next{break-inside:avoid}h2{break-after:avoid}ol li:before{print-color-adjust:exact}}
`;

const digest = createHash("sha256").update(style).digest("base64");

/** Nothing runs and nothing is fetched; only this very style is allowed, and the form may come back to us. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${digest}'`,
  "img-src data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");
