/** What word processors and pages put on the clipboard, for tests: written by hand after their habits. */

export const word365 = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:""; font-family:"Calibri",sans-serif;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1><span lang=EN-US style='font-size:20.0pt;mso-bidi-font-weight:bold'>Agenda item 5(a). Cyber Flag<o:p></o:p></span></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>The ROK side</b> proposed that <i>ROK forces</i> take part
in Cyber Flag<span style='mso-spacerun:yes'>  </span>regularly.<del cite="mailto:x" datetime="2023-05-09T10:00">This was deleted.</del><span class=MsoCommentReference><span style='font-size:8.0pt'><a style='mso-comment-reference:A_1' href="#_msocom_1"></a><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[A1]</a></span></span><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>First point, which goes on<br>
in the next line<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Point below it<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>Number one</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>Number two</p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
 <thead><tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td width=100 valign=top style='width:75.0pt;border:solid windowtext 1.0pt'><p class=MsoNormal><b>Owner<o:p></o:p></b></p></td>
 <td><p class=MsoNormal>Action</p></td><td><p class=MsoNormal>Due</p></td></tr></thead>
 <tr><td><p class=MsoNormal>MYS</p></td><td><p class=MsoNormal>Issue a second draft</p><p class=MsoNormal>with the annex</p></td><td><p class=MsoNormal>30&nbsp;June</p></td></tr>
 <tr style='mso-yfti-lastrow:yes'><td colspan=2><p class=MsoNormal>KOR and MYS<!--[if gte vml 1]><v:shapetype id="_x0000_t75"></v:shapetype><v:shape id="p1"><v:imagedata src="file:///C:/clip_image001.png" o:title="x"/></v:shape><![endif]--><![if !vml]><img width=400 height=300 src="file:///C:/Users/x/clip_image002.jpg" alt="Programme of the exercise" v:shapes="p1"><![endif]></p></td><td><p class=MsoNormal>open</p></td></tr>
</table>
<p class=MsoNormal>After the table<ins cite="mailto:x">, as inserted</ins>.</p>
<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText>a comment</p></div></div></div>
<!--EndFragment--></body></html>`

export const wordOnline = `<div class="OutlineElement Ltr SCXW1"><p class="Paragraph SCXW1" role="heading" aria-level="2"><span data-contrast="none" class="TextRun SCXW1"><span class="NormalTextRun">Matters arising</span></span><span class="EOP SCXW1">&nbsp;</span></p></div>
<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1 SCXW1" role="list"><li data-leveltext="" data-font="Symbol" data-aria-posinset="1" data-aria-level="1" role="listitem" class="OutlineElement"><p class="Paragraph"><span class="TextRun">Open actions</span><span class="EOP">&nbsp;</span></p></li></ul></div>
<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle2 SCXW1" role="list"><li data-aria-level="2" role="listitem" class="OutlineElement"><p class="Paragraph"><span class="TextRun">CCWG7/02</span><span class="EOP">&nbsp;</span></p></li></ul></div>
<div class="OutlineElement"><p class="Paragraph"><span class="TextRun">Nothing else.</span></p></div>`

export const googleDocs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr" style="line-height:1.38"><span style="font-size:20pt;font-family:Arial;color:#000">합의의사록</span></h1><p dir="ltr"><span style="font-weight:700">양측은</span><span> 의제를 채택하였다. See the </span><a href="https://example.org/programme" style="text-decoration:none"><span style="color:#1155cc">programme</span></a><span>.</span></p><br /><ol style="margin-top:0" ><li dir="ltr" style="list-style-type:decimal" aria-level="1"><p dir="ltr" role="presentation"><span>First</span></p></li><ol><li dir="ltr" style="list-style-type:lower-alpha" aria-level="2"><p dir="ltr" role="presentation"><span>Below first</span></p></li></ol><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Second</span></p></li></ol><p dir="ltr"><span><span style="border:none;display:inline-block"><img src="data:image/png;base64,iVBORw0KGgo=" width="624" height="400" alt="Map" /></span></span></p><div dir="ltr" style="margin-left:0pt" align="left"><table style="border:none"><colgroup><col width="300" /><col /></colgroup><tbody><tr style="height:0"><td style="vertical-align:top"><p dir="ltr"><span>Country</span></p></td><td><p dir="ltr"><span>Seat</span></p></td></tr><tr><td><p dir="ltr"><span>Malaysia</span></p></td><td><p dir="ltr"><span>ASEAN</span></p></td></tr></tbody></table></div><br class="Apple-interchange-newline"></b>`

export const webPage = `<article><header><h1>Press <em>line</em></h1></header><nav hidden>Menu</nav>
<p>The two sides <b>agreed</b>.<br><br>They meet again.</p><noscript>Switch on scripts</noscript>
<blockquote><p>A word for word quotation.</p></blockquote>
<ul><li><p>One</p><p>and its second paragraph</p></li><li>Two</li></ul>
<pre>line one
line   two</pre>
<table role="presentation"><tr><td>Left cell</td></tr></table>
<div style="display: none">not shown</div><img src="https://example.org/logo.png" alt="Logo"><form><input value="x"><button>Send</button></form></article>`

export const hostile = `<script>alert(1)</script><style>@import 'https://example.org/steal'</style><base href="javascript:alert(1)//">
<p onclick="alert(1)"><a href="javascript:alert(1)">click</a></p><p><a href="java&#9;script:alert(2)">tab</a></p>
<p><a href="data:text/html,<script>alert(3)</script>">data</a></p><p><a href=" mailto:a@example.org" onmouseover="alert(4)">good</a></p>
<img src=x onerror="alert(5)"><img src="data:image/svg+xml,<svg onload=alert(6)>" alt="svg"><iframe srcdoc="<script>alert(7)</script>"></iframe>
<svg onload="alert(8)"><script>alert(9)</script><text>alert</text></svg><math><mtext><table><mglyph><style><img src=x onerror=alert(10)></style></table></mtext></math>
<form action="javascript:alert(11)">in a form<input autofocus onfocus="alert(12)"></form><object data="javascript:alert(13)"></object>
<template><p>hidden words</p></template><p style="display:none">hidden words</p><p hidden>hidden words</p>
<table><tr><td colspan="2" rowspan="2" style="background:url(javascript:alert(14))">wide</td><td></td></tr><tr><td></td></tr></table><o:p>&nbsp;</o:p>`
