package dev.peregrine.benchmarks;

import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.ObjectHandler;
import dev.peregrine.event.ScheduleHandler;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import java.time.ZoneOffset;

/** A shop of ten functions, of which a deployment selects the contact form. */
final class TenFunctions {
    private TenFunctions() {}

    /** Declared by objects: all ten handlers are made. */
    public static final class ByObject implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.http("catalogue", "GET /products", new Catalogue());
            f.http("product", "GET /products/{sku}", new Product());
            f.http("search", "GET /search", new Search());
            f.http("basket", "GET /baskets/{id}", new Basket());
            f.http("checkout", "POST /baskets/{id}/checkout", new Checkout());
            f.http("contact", "POST /contact", new ContactApp.Form());
            f.http("order", "GET /orders/{id}", new Order());
            f.messages("shipping", Shipment.class, new Shipping());
            f.objects("pictures", new Pictures());
            f.schedule("nightly", "0 3 * * *", ZoneOffset.UTC, new Nightly());
        }
    }

    /** Declared by references to constructors: only the selected handler is made; resolving a reference loads its class. */
    public static final class ByReference implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.http("catalogue", "GET /products", Catalogue::new);
            f.http("product", "GET /products/{sku}", Product::new);
            f.http("search", "GET /search", Search::new);
            f.http("basket", "GET /baskets/{id}", Basket::new);
            f.http("checkout", "POST /baskets/{id}/checkout", Checkout::new);
            f.http("contact", "POST /contact", ContactApp.Form::new);
            f.http("order", "GET /orders/{id}", Order::new);
            f.messages("shipping", Shipment.class, Shipping::new);
            f.objects("pictures", Pictures::new);
            f.schedule("nightly", "0 3 * * *", ZoneOffset.UTC, Nightly::new);
        }
    }

    static final class Catalogue implements HttpHandler {
        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            return HttpResponse.text(200, "catalogue");
        }
    }

    static final class Product implements HttpHandler {
        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            return HttpResponse.text(200, "product");
        }
    }

    static final class Search implements HttpHandler {
        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            return HttpResponse.text(200, "search");
        }
    }

    static final class Basket implements HttpHandler {
        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            return HttpResponse.text(200, "basket");
        }
    }

    static final class Checkout implements HttpHandler {
        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            return HttpResponse.text(200, "checkout");
        }
    }

    static final class Order implements HttpHandler {
        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            return HttpResponse.text(200, "order");
        }
    }

    static final class Shipping implements MessageHandler<Shipment> {
        @Override
        public void handle(Message<Shipment> message, Context context) {
            message.body();
        }
    }

    static final class Pictures implements ObjectHandler {
        @Override
        public void handle(ObjectEvent object, Context context) {
            object.key();
        }
    }

    static final class Nightly implements ScheduleHandler {
        @Override
        public void handle(ScheduledEvent event, Context context) {
            event.scheduleName();
        }
    }

    /** What the queue holds. */
    record Shipment(String order, String carrier) {}
}
