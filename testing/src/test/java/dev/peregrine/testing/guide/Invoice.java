package dev.peregrine.testing.guide;

import dev.peregrine.json.Json;
import java.math.BigDecimal;
import java.util.List;

// snippet: generated-codec
@Json
record Invoice(long id, List<Line> lines) {
    record Line(String sku, int count, BigDecimal price) {}
}
// end
