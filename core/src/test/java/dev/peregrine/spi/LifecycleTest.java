package dev.peregrine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.Context;
import dev.peregrine.Functions;
import dev.peregrine.Shared;
import dev.peregrine.StartupException;
import dev.peregrine.http.HttpFilter;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static final HttpHandler OK = (request, context) -> HttpResponse.of(200);

    private final List<String> steps = new ArrayList<>();

    private AutoCloseable closing(String name) {
        steps.add("create " + name);
        return () -> steps.add("close " + name);
    }

    @Test
    void createsWhatAnInvocationNeedsOnceAndClosesItInReverse() {
        TestHost host = new TestHost(f -> {
            Shared<AutoCloseable> database = f.shared(() -> closing("database"));
            Shared<AutoCloseable> mailer = f.shared(() -> {
                database.get();
                return closing("mailer");
            });
            f.shared(() -> closing("unused"));
            f.http("a", "/a", () -> {
                mailer.get();
                return OK;
            });
            f.http("b", "/b", () -> {
                steps.add("create b");
                return OK;
            });
            f.onStart(() -> steps.add("start"));
            f.onClose(() -> steps.add("hook 1"));
            f.onClose(() -> steps.add("hook 2"));
        });
        assertThat(steps).containsExactly("start");

        host.send("GET", "/a");
        host.send("GET", "/a");
        host.deployment.close();

        assertThat(steps)
                .containsExactly(
                        "start",
                        "create database",
                        "create mailer",
                        "hook 2",
                        "hook 1",
                        "close mailer",
                        "close database");
    }

    @Test
    void createsTheOnlySelectedFunctionAtTheStartAndFailsThere() {
        assertThatThrownBy(() -> new TestHost(f -> f.http("a", "/a", () -> {
                    throw new IOException("no network");
                })))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("function a")
                .hasMessageContaining("no network");
    }

    @Test
    void triesAFailedFactoryAgainAtTheNextInvocation() {
        AtomicInteger tries = new AtomicInteger();
        TestHost host = new TestHost(f -> {
            f.http("a", "/a", () -> {
                if (tries.incrementAndGet() == 1) {
                    throw new IOException("not yet");
                }
                return OK;
            });
            f.http("b", "/b", OK);
        });

        assertThat(host.send("GET", "/a").status()).isEqualTo(500);
        assertThat(host.send("GET", "/a").status()).isEqualTo(200);
        assertThat(host.send("GET", "/a").status()).isEqualTo(200);
        assertThat(tries).hasValue(2);
        assertThat(host.causes).singleElement().isInstanceOf(IOException.class);
    }

    @Test
    void createsAHandlerAndASharedResourceOnceUnderConcurrency() throws Exception {
        AtomicInteger handlers = new AtomicInteger();
        AtomicInteger resources = new AtomicInteger();
        TestHost host = new TestHost(f -> {
            Shared<Integer> resource = f.shared(resources::incrementAndGet);
            f.http("a", "/a", () -> {
                handlers.incrementAndGet();
                return (request, context) -> HttpResponse.json(200, resource.get());
            });
            f.http("b", "/b", OK);
        });
        ConcurrentLinkedQueue<Boolean> cold = new ConcurrentLinkedQueue<>();
        int threads = 16;
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int i = 0; i < threads; i++) {
                pool.execute(() -> {
                    try {
                        go.await();
                        cold.add(host.send("GET", "/a").text().equals("1"));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            go.countDown();
        } finally {
            pool.shutdown();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(cold).hasSize(threads).doesNotContain(false);
        assertThat(handlers).hasValue(1);
        assertThat(resources).hasValue(1);
    }

    @Test
    void marksOneInvocationAsTheColdStart() {
        List<Boolean> cold = new ArrayList<>();
        TestHost host = new TestHost(f -> f.http("a", "/a", (request, context) -> {
            cold.add(context.coldStart());
            return HttpResponse.of(200);
        }));

        host.send("GET", "/a");
        host.send("GET", "/a");

        assertThat(cold).containsExactly(true, false);
    }

    @Test
    void closesEverythingEvenIfSomeOfItFails() {
        TestHost host = new TestHost(f -> {
            Shared<AutoCloseable> first = f.shared(() -> closing("first"));
            Shared<AutoCloseable> broken = f.shared(() -> () -> {
                throw new IOException("stuck");
            });
            f.http("a", "/a", () -> {
                first.get();
                broken.get();
                return OK;
            });
            f.onClose(() -> {
                throw new IllegalStateException("hook");
            });
        });

        assertThatThrownBy(host.deployment::close).hasMessageContaining("close").hasRootCauseMessage("hook");
        assertThat(steps).containsExactly("create first", "close first");
    }

    @Test
    void createsEachThingOnceThoughAnotherFails() {
        AtomicInteger tries = new AtomicInteger();
        TestHost host = new TestHost(f -> {
            f.http("a", "/a", () -> {
                        closing("handler");
                        return OK;
                    })
                    .filter(() -> {
                        if (tries.incrementAndGet() < 3) {
                            throw new IOException("not yet");
                        }
                        return (request, context, next) -> next.handle(request, context);
                    });
            f.http("b", "/b", OK);
        });

        assertThat(host.send("GET", "/a").status()).isEqualTo(500);
        assertThat(host.send("GET", "/a").status()).isEqualTo(500);
        assertThat(host.send("GET", "/a").status()).isEqualTo(200);
        assertThat(steps).containsExactly("create handler");
    }

    @Test
    void closesWhatEveryFactoryMadeOnceAndOnlyOnce() {
        class Filter implements HttpFilter, AutoCloseable {
            @Override
            public HttpResponse filter(HttpRequest request, Context context, HttpHandler next) throws Exception {
                return next.handle(request, context);
            }

            @Override
            public void close() {
                steps.add("close filter");
            }
        }
        TestHost host = new TestHost(f -> {
            f.filter(Filter::new);
            f.http("a", "/a", OK);
            f.onClose(() -> {
                steps.add("hook");
                throw new StackOverflowError();
            });
        });

        assertThatThrownBy(host.deployment::close).hasRootCauseInstanceOf(StackOverflowError.class);
        host.deployment.close();

        assertThat(steps).containsExactly("hook", "close filter");
    }

    @Test
    void aFailedStartClosesWhatItCreated() {
        assertThatThrownBy(() -> new TestHost(f -> {
                    Shared<AutoCloseable> pool = f.shared(() -> closing("pool"));
                    f.http("a", "/a", OK);
                    f.onStart(() -> {
                        pool.get();
                        throw new IOException("no disk");
                    });
                }))
                .isInstanceOf(StartupException.class);

        assertThat(steps).containsExactly("create pool", "close pool");
    }

    @Test
    void sharedResourcesThatNeedEachOtherAreRefused() {
        List<Shared<String>> both = new ArrayList<>();

        assertThatThrownBy(() -> new TestHost(f -> {
                    both.add(f.shared(() -> "a" + both.get(1).get()));
                    both.add(f.shared(() -> "b" + both.get(0).get()));
                    f.http("a", "/a", () -> {
                        both.get(0).get();
                        return OK;
                    });
                }))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("needs itself");
    }

    @Test
    @SuppressWarnings("NullAway") // what a careless app does
    void refusesFactoriesThatMakeNothing() {
        assertThatThrownBy(() -> new TestHost(f -> {
                    f.filter(() -> null);
                    f.http("a", "/a", OK);
                }))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("a filter returned null");
        assertThatThrownBy(() -> new TestHost(f -> {
                    f.json(() -> null);
                    f.http("a", "/a", OK);
                }))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("codec returned null");
        assertThatThrownBy(() -> new TestHost(f -> f.http("a", "/a", () -> null)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("function a returned null");
    }

    @Test
    void anInterceptorCanNotPassAnotherByProceedingTwice() {
        TestHost host = new TestHost(f -> {
            f.intercept((input, context, proceed) -> {
                try {
                    proceed.proceed();
                } catch (IllegalStateException e) {
                    proceed.proceed();
                }
            });
            f.intercept((input, context, proceed) -> {
                throw new IllegalStateException("guarded");
            });
            f.http("a", "/a", (request, context) -> {
                steps.add("handled");
                return HttpResponse.of(200);
            });
        });

        assertThat(host.send("GET", "/a").status()).isEqualTo(500);
        assertThat(steps).isEmpty();
    }

    @Test
    void runsSnapshotHooksWithAllHandlersCreated() throws Exception {
        TestHost host = new TestHost(f -> {
            f.http("a", "/a", () -> {
                steps.add("create a");
                return OK;
            });
            f.http("b", "/b", OK);
            f.beforeSnapshot(() -> steps.add("before"));
            f.afterRestore(() -> steps.add("after"));
        });

        host.deployment.beforeSnapshot();
        host.deployment.afterRestore();

        assertThat(steps).containsExactly("create a", "before", "after");
    }

    @Test
    void readsTheEnvironmentInFactoriesOnly() {
        assertThatThrownBy(() -> AppDefinition.of(
                        f -> f.http("a", "/a", OK).route(f.environment().require("X"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a factory");

        TestHost host = new TestHost(
                f -> f.http("a", "/a", () -> {
                    String greeting = f.environment().require("GREETING");
                    return (request, context) -> HttpResponse.text(200, greeting);
                }),
                TestHost.HOST,
                Map.of("GREETING", "hi"));
        assertThat(host.send("GET", "/a").text()).isEqualTo("hi");

        assertThatThrownBy(() -> new TestHost(f -> f.http("a", "/a", () -> {
                    f.environment().require("GREETING");
                    return OK;
                })))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("GREETING is not set");
    }

    @Test
    void declaresNothingAfterTheDefinition() {
        List<Functions> kept = new ArrayList<>();
        AppDefinition.of(f -> {
            kept.add(f);
            f.http("a", "/a", OK);
        });

        assertThatThrownBy(() -> kept.get(0).http("b", "/b", OK)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.get(0).onStart(() -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFailingStartHookFailsTheStart() {
        assertThatThrownBy(() -> new TestHost(f -> {
                    f.http("a", "/a", OK);
                    f.onStart(() -> {
                        throw new IOException("no disk");
                    });
                }))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("no disk");
    }

    @Test
    void interceptorsWrapTheHandlerCallInTheirOrder() {
        TestHost host = new TestHost(f -> {
            f.intercept((input, context, proceed) -> {
                steps.add("outer " + ((HttpRequest) input).path());
                proceed.proceed();
                steps.add("outer done");
            });
            f.intercept(() -> (input, context, proceed) -> {
                steps.add("inner " + context.functionName());
                proceed.proceed();
            });
            f.http("a", "/a", OK).intercept((input, context, proceed) -> {
                steps.add("own");
                proceed.proceed();
            });
        });

        assertThat(host.send("GET", "/a").status()).isEqualTo(200);
        assertThat(host.send("GET", "/none").status()).isEqualTo(404);
        assertThat(steps).containsExactly("outer /a", "inner a", "own", "outer done");
    }

    @Test
    void anInterceptorOfAFunctionThatAnswersMustProceedExactlyOnce() {
        TestHost none = new TestHost(f -> {
            f.intercept((input, context, proceed) -> {});
            f.http("a", "/a", OK);
        });
        TestHost twice = new TestHost(f -> {
            f.intercept((input, context, proceed) -> {
                proceed.proceed();
                proceed.proceed();
            });
            f.http("a", "/a", OK);
        });

        assertThat(none.send("GET", "/a").status()).isEqualTo(500);
        assertThat(none.causes).singleElement().asString().contains("HttpFilter");
        assertThat(twice.send("GET", "/a").status()).isEqualTo(500);
        assertThat(twice.causes).singleElement().asString().contains("proceeded twice");
    }

    @Test
    void aHostThatMustAnswerTellsNothingOfAStartThatFailedAndLogsIt() {
        List<String> logged = new ArrayList<>();
        Invocation invocation = Invocation.of(TestHost.HOST, "id-1", (message, cause) -> logged.add(message));
        HttpResponse response = Deployment.startFailure("orders", new StartupException("Set\nTHAT"), invocation);
        Deployment.startFailure("orders", new StackOverflowError(), invocation);

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.header("content-type")).contains("application/problem+json");
        assertThat(response.text()).contains("id-1").doesNotContain("THAT");
        assertThat(logged)
                .containsExactly(
                        "Invocation id-1 of function orders on test host, HTTP failed, because the app can't start: Set THAT",
                        "Invocation id-1 of function orders on test host, HTTP failed, because the app can't start:"
                                + " java.lang.StackOverflowError");
    }
}
