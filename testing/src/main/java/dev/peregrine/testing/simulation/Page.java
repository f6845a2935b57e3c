package dev.peregrine.testing.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The frame of a page: one file that loads nothing and runs nothing, by its own policy too. The policy allows just this style
 * sheet, by its hash.
 */
final class Page {
    /** Colours come in pairs, each with a contrast of at least 4.5 to its background; paper is always light. */
    private static final String STYLE = """

            :root{--paper:#fff;--ink:#1d2126;--quiet:#59616b;--rule:#d9dde2;--faint:#eceff2;\
            --s0:#0b5cad;--s1:#a34700;--s2:#1b6e42;--s3:#7b3f98;--s4:#a8243a;--s5:#4f5964}
            @media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--paper:#14171a;--ink:#e4e7ea;--quiet:#a0a9b2;\
            --rule:#39404a;--faint:#22272c;--s0:#74b3f5;--s1:#f0a35e;--s2:#74cb98;--s3:#cda2e2;--s4:#f4929f;--s5:#aeb7c0}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,\
            "Liberation Sans","DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
            main{max-width:68rem;margin:0 auto;padding:2.5rem 1.5rem 3rem}
            h1{font-size:1.6rem;line-height:1.25;font-weight:600;margin:0;overflow-wrap:anywhere;unicode-bidi:plaintext}
            h2{font-size:1.1rem;font-weight:600;margin:0 0 .2rem}
            p{margin:.3rem 0;max-width:46rem}
            .quiet,figcaption{color:var(--quiet);font-size:.9rem}
            .key{display:flex;flex-wrap:wrap;gap:1rem 3rem;margin:1.6rem 0 0;padding:0}
            .key div{min-width:7rem}
            .key dt{color:var(--quiet);font-size:.9rem}
            .key dd{margin:0;font-size:1.55rem;line-height:1.3}
            section{border-top:1px solid var(--rule);margin-top:2rem;padding-top:1.3rem}
            .pair{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem 2.5rem;align-items:start}
            @media (min-width:58rem),print{.pair{grid-template-columns:minmax(0,2fr) minmax(0,1fr)}}
            .more{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:0 2.5rem}
            .more section{break-inside:avoid}
            figure{margin:0}
            svg{display:block;width:100%;max-width:44rem;height:auto;margin:.6rem 0 .3rem;overflow:visible;font-size:12px}
            table{border-collapse:collapse;font-size:.9rem;width:100%}
            .wide{overflow-x:auto}
            th,td{padding:.22rem 0 .22rem 1rem;text-align:right;font-weight:400;vertical-align:baseline;white-space:nowrap}
            th:first-child,td:first-child,.compared th:first-child,.compared td:first-child{padding-left:0}
            th[scope=row]{text-align:left;min-width:6.5rem;color:var(--quiet);white-space:normal;unicode-bidi:plaintext}
            tr{border-bottom:1px solid var(--faint)}
            thead tr{border-bottom:1px solid var(--rule)}
            thead th{color:var(--quiet)}
            tbody th[scope=rowgroup]{text-align:left;padding-top:1.1rem;font-weight:600}
            td small{display:block;white-space:normal;color:var(--quiet);font-size:.85em}
            .compared{width:auto;min-width:min(100%,44rem)}
            .compared td,.compared th{padding-left:1.6rem}
            .bill{margin-top:.8rem;width:auto}
            .bill .long{text-align:left;white-space:normal;color:var(--quiet);font-size:.95em}
            .glance{margin-top:1.2rem}
            .glance th[scope=row]{min-width:0}
            .compared .name{min-width:8rem;text-align:left;white-space:normal;unicode-bidi:plaintext;overflow-wrap:anywhere}
            caption{text-align:left;color:var(--quiet);padding-bottom:.2rem}
            .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
            code{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,"Liberation Mono","DejaVu Sans Mono",monospace;\
            overflow-wrap:anywhere;white-space:pre-wrap;display:block;background:var(--faint);padding:.6rem .8rem;border-radius:3px}
            .grid{stroke:var(--rule);stroke-width:1}
            .rule{stroke:var(--quiet);stroke-dasharray:3 3}
            .base{stroke:var(--quiet);stroke-width:1}
            .tick{fill:var(--quiet)}
            .note{fill:var(--ink)}
            .end{text-anchor:end}
            .middle{text-anchor:middle}
            .line{fill:none;stroke-width:1.8;stroke-linejoin:round}
            .area{opacity:.13}
            .columns{opacity:.85;stroke-width:.8}
            .mark{fill:var(--paper);stroke:var(--s0);stroke-width:1.8}
            .label{unicode-bidi:plaintext}
            .many .s1{stroke-dasharray:8 2}
            .many .s2{stroke-dasharray:2 2}
            .many .s3{stroke-dasharray:9 2 2 2}
            .many .s4{stroke-dasharray:4 3}
            .many .s5{stroke-dasharray:1 3}
            .many .bar{stroke-dasharray:none}
            """ + strokesAndFills() + """
                    @media print{@page{margin:14mm}:root{font-size:11.5px}body{font-size:1rem}main{max-width:none;padding:0}\
                    section{break-inside:avoid;margin-top:1.1rem;padding-top:.8rem}\
                    tr{break-inside:avoid}.wide{overflow:visible}\
                    code,.area,.columns,.bar{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
                    """;

    static final int STYLES = 6;

    private Page() {}

    private static String strokesAndFills() {
        StringBuilder css = new StringBuilder();
        for (int i = 0; i < STYLES; i++) {
            css.append(".line.s")
                    .append(i)
                    .append(",.hollow.s")
                    .append(i)
                    .append("{fill:none;stroke:var(--s")
                    .append(i)
                    .append(")}");
            css.append(".area.s").append(i).append(",.columns.s").append(i);
            css.append(",.bar.s").append(i).append(",.label.s").append(i);
            css.append("{fill:var(--s").append(i).append(")}\n");
            css.append("b.s").append(i).append("{color:var(--s").append(i).append(")}\n");
            css.append(".columns.s")
                    .append(i)
                    .append("{stroke:var(--s")
                    .append(i)
                    .append(")}\n");
        }
        return css.toString();
    }

    /** Begins a page, up to and with its heading; {@link #end} ends it. */
    static Markup begin(String title) {
        Markup out = new Markup();
        out.open("html", "lang", "en").line().open("head").line();
        out.empty("meta", "charset", "utf-8").line();
        String policy =
                "default-src 'none'; style-src 'sha256-" + hash(STYLE) + "'; base-uri 'none'; form-action 'none'";
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        out.empty("meta", "name", "color-scheme", "content", "light dark").line();
        out.element("title", title).line();
        out.style(STYLE).line().close().line();
        out.open("body").line().open("main").line();
        return out.element("h1", title, "dir", "auto").line();
    }

    static String end(Markup out) {
        return out.close().line().close().line().close().document();
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
