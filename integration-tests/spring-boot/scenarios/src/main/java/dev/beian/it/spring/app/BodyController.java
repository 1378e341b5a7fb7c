package dev.beian.it.spring.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Bodies by return values, at once and later. */
@RestController
class BodyController {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);
    private static final String HEAD =
            "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>页</title></head><body>";
    private static final String TAIL = "</body></html>";

    private static String page(String text) {
        return HEAD + "<p>" + text + "</p>" + TAIL;
    }

    @GetMapping(value = "/body", produces = "text/html;charset=UTF-8")
    String body() {
        return page("正文");
    }

    @GetMapping("/entity")
    ResponseEntity<String> entity() {
        return ResponseEntity.ok().contentType(HTML).eTag("v1").body(page("实体"));
    }

    @GetMapping("/gbk")
    ResponseEntity<byte[]> gbk() {
        Charset gbk = Charset.forName("GBK");
        String page = page("国标").replace("utf-8", "gbk");
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, gbk))
                .body(page.getBytes(gbk));
    }

    @GetMapping("/streaming")
    ResponseEntity<StreamingResponseBody> streaming() {
        return ResponseEntity.ok().contentType(HTML).body(out -> {
            out.write(HEAD.getBytes(UTF_8));
            out.flush();
            out.write(("<p>流</p>" + TAIL).getBytes(UTF_8));
        });
    }

    @GetMapping("/emitter")
    ResponseEntity<ResponseBodyEmitter> emitter() {
        ResponseBodyEmitter emitter = new ResponseBodyEmitter();
        CompletableFuture.runAsync(() -> {
            try {
                emitter.send(HEAD, HTML);
                emitter.send("<p>发</p>", HTML);
                emitter.send(TAIL, HTML);
                emitter.complete();
            } catch (IOException gone) {
                emitter.completeWithError(gone);
            }
        });
        return ResponseEntity.ok().contentType(HTML).body(emitter);
    }

    @GetMapping("/sse")
    SseEmitter events() {
        SseEmitter emitter = new SseEmitter();
        CompletableFuture.runAsync(() -> {
            try {
                emitter.send("<html><body>数据</body></html>");
                emitter.complete();
            } catch (IOException gone) {
                emitter.completeWithError(gone);
            }
        });
        return emitter;
    }

    @GetMapping("/deferred")
    DeferredResult<ResponseEntity<String>> deferred() {
        DeferredResult<ResponseEntity<String>> result = new DeferredResult<>();
        CompletableFuture.runAsync(
                () -> result.setResult(ResponseEntity.ok().contentType(HTML).body(page("稍后"))));
        return result;
    }

    @GetMapping("/timeout")
    DeferredResult<ResponseEntity<String>> timeout() {
        return new DeferredResult<>(20L);
    }

    @GetMapping("/callable")
    Callable<ResponseEntity<String>> callable() {
        return () -> ResponseEntity.ok().contentType(HTML).body(page("线程"));
    }

    @GetMapping("/long")
    ResponseEntity<String> longPage() {
        return ResponseEntity.ok().contentType(HTML).body(page("长".repeat(5000)));
    }

    @GetMapping("/json")
    Map<String, String> json() {
        return Map.of("html", "<html><body></body></html>");
    }

    @GetMapping("/download")
    ResponseEntity<byte[]> download() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(page("文件").getBytes(UTF_8));
    }

    @GetMapping("/fragment")
    ResponseEntity<String> fragment() {
        return ResponseEntity.ok().contentType(HTML).body("<li>一</li>");
    }

    @GetMapping("/fail")
    String fail() {
        throw new IllegalStateException("as asked");
    }

    @GetMapping("/thread")
    String thread() {
        return Thread.currentThread().toString();
    }
}
