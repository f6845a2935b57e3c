package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class MarkupTest {
    private static String body(Markup markup) {
        return markup.document().replace("<!DOCTYPE html>\n", "").strip();
    }

    @Test
    void escapesTextsAndValuesOfAttributes() {
        Markup markup = new Markup().element("p", "<script>alert('a' & \"b\")</script>", "title", "\"><script>");
        assertThat(body(markup))
                .isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;\">"
                        + "&lt;script&gt;alert(&#39;a&#39; &amp; &quot;b&quot;)&lt;/script&gt;</p>");
    }

    @Test
    void replacesWhatXmlDoesNotKnowAndWhatTurnsText() {
        String hostile = "a\u0000b\u001b[2Jc\uD800d\u202Ee\uFFFEf";
        assertThat(body(new Markup().element("p", hostile))).isEqualTo("<p>a�b�[2Jc�d�e�f</p>");
    }

    @Test
    void keepsEmojiAndOtherScripts() {
        assertThat(body(new Markup().element("p", "🦅 שלום 鷹 e\u0301"))).isEqualTo("<p>🦅 שלום 鷹 e\u0301</p>");
    }

    @Test
    void closesEmptyElementsAsBothHtmlAndXmlWant() {
        Markup markup = new Markup().open("div").empty("br").empty("td").close();
        assertThat(body(markup)).isEqualTo("<div><br /><td></td></div>");
    }

    @Test
    void refusesADocumentWithOpenElements() {
        Markup markup = new Markup().open("table").open("tr");
        assertThatThrownBy(markup::document).hasMessageContaining("tr").hasMessageContaining("table");
    }

    @Test
    void refusesAStyleSheetThatNeedsEscapes() {
        assertThatThrownBy(() -> new Markup().style("</style><script>")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void isReadAsXmlWhateverItHolds(@ForAll String text) throws Exception {
        String xml = body(new Markup().element("p", text, "title", text));
        Element read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
        assertThat(read.getTextContent()).isEqualTo(read.getAttribute("title")).hasSameSizeAs(text);
    }
}
