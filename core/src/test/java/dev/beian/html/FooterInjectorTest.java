package dev.beian.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the footer goes. A {@code #} stands for it; the page is the same text without. */
class FooterInjectorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><title>x</title><p>Hello#</body></html>",
                "<html><body>x#</body></html>\n",
                "<html><body>x#</BODY \n foo='>'>\n<!-- c --></html >\n<!-- d -->\n",
                "<html>x#</html>",
                "<html><body>x#</body>",
                "<html><body>x#</body><!-- unfinished",
                "<html><body>x#</body><p unfinished='",
                "<html><body>x#</body></bod",
                "<html><body>x#</body><",
                "<html><body>x#</body></",
                "<html><body>x#</body><!",
                "<html><body>x#</body></body></html></html>",
                "<html><body>x</body>text#</body></html>",
                "<html><body>x</body><script>1</script>#</html>",
                "<html><body>x</body></html><p>y#",
                "<html><body>x</body></html></p>#",
                "<html><body>x</body></html><script></script>#",
                "<!doctype html>#",
                "<!doctype html>x#",
                "<!-- c --><!doctype html>x<#",
                "<head>#",
                "<body>a<#</body>",
                "<html><body><!-- </body> -->#</body>",
                "<html><body><!--> #</body>",
                "<html><body><!---> #</body>",
                "<html><body><!-- --!>#</body>",
                "<html><body><!-- --!x </body> -->#</body>",
                "<html><body><!-- <!-- </body> -->#</body>",
                "<html><body><? </body>x#</body>",
                "<html><body><!x </body>x#</body>",
                "<html><body></ </body>x#</body>",
                "<html><body></>x#</body>",
                "<html><body><![CDATA[ > ]]>#</body>",
                "<html><body><svg><![CDATA[ </body> ]] ]]]></svg>#</body>",
                "<html><body><svg><title></body><![CDATA[>]]></title></svg>#</body>",
                "<html><body><svg><style></body></style></svg>x#</body>",
                "<html><body><svg><foreignObject><style></body></style></foreignObject></svg>#</body>",
                "<html><body><a title=\"</body>\" x='</body>' y=</body z>x#</body>",
                "<html><body><a =\">x#</body>",
                "<html><body><a b = \"</body>\" c=''>x#</body>",
                "<html><body><textarea></body></textare></textarea >#</body>",
                "<html><head><title></body></title><body>#</body>",
                "<html><style></body><!--</style>#</body>",
                "<html><script>'</body>'; a<b; <!-- <script> </script> </body> --></script>#</body>",
                "<html><script><!-- <script> </script> </body> </script>#</body>",
                "<html><noscript></body></noscript>#</body>",
                "<html><iframe></body></iframe><xmp></body></xmp><noembed></body></noembed>#</body>",
                "<html><noframes></body></noframes>#</body>",
                "<html><template></body></template>#</body>",
                "<html><template><svg></template>#</body>",
                "<html><body><table><tr><td>x#</body>\n</html>\n",
                "<html><body><table><tr><td>x</body><!-- stays in the cell -->\n#</html>\n",
                "<html><body><object>x</body><!-- stays in the object -->#</html>",
                "<html><body><svg><g></body><?stays in g?>\n#",
                "<html><body><svg><g>#</body></html>",
                "<html><body><b>x#</body>\n</html>\n",
                "<html><body><p><b>x</body>\n</html>\n#",
                "<html><body><a href=x>y</body>\n</html>\n#",
                "<html><body><a href=x>y#</body></html>",
                "<html><body><svg></div>x<div></div>#</body>",
                "<html><body><select><option>x</select>#</body>",
                "<html><body>x<frameset>#</body>",
                "<html><input><frameset>#</body>",
                "<html><svg><frameset></svg>#</body>",
                "<html><svg><desc>x<frameset></desc></svg>#</body>",
                "<html><my-element a-b=c></my-element><blockquote>x</blockquote>#</body>",
                "<html><body><a href=/>x</a>#</body>",
            })
    void theFooterGoesToTheEndOfTheBody(String expected) {
        String page = expected.replace("#", "");
        PageRun run = PageRun.of(page);
        assertThat(run.shown()).isEqualTo(expected);
        assertThat(run.result().kind()).isEqualTo(InjectionResult.Kind.INJECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fragment ",
                "fragment <p>x</p>",
                "fragment </body></html>",
                "fragment <p>x<!DOCTYPE html></p>",
                "fragment <template><html><body></body></template>",
                "fragment <svg><html></svg>",
                "fragment <title><html></title>",
                "fragment <!-- <html> -->",
                "fragment </head><!doctype html>",
                "fragment <plaintext><html>",
                "unfinished-markup <html><p",
                "unfinished-markup <html></",
                "unfinished-markup <html><!",
                "unfinished-markup <html><!-- </body>",
                "unfinished-markup <html><script></body>",
                "unfinished-markup <html><title></body>",
                "unfinished-markup <html><a title='</body>",
                "plaintext <html><plaintext></body></html>",
                "open-template <html><template></body></html>",
                "open-select <html><select><option></body></html>",
                "frameset <html><template>x</template><frameset></frameset></body></html>",
                "frameset <html><head></head><frameset></frameset></html>",
                "frameset <html><p> <input type=hidden><frameset></frameset></body></html>",
                "frameset <html><svg><desc><frameset></frameset></body></html>",
                "frameset <html><math><mi><frameset></frameset></body></html>",
            })
    void whatIsNoPageOrHasNoPlaceGoesOutAsItIs(String reasonAndPage) {
        String reason = reasonAndPage.substring(0, reasonAndPage.indexOf(' '));
        String page = reasonAndPage.substring(reason.length() + 1);
        PageRun run = PageRun.of(page);
        assertThat(run.output()).isEqualTo(page);
        assertThat(run.result()).isEqualTo(InjectionResult.skipped(reason));
    }
}
