package dev.vitrine.web;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Gets files from servers of the open internet over HTTP. */
public final class HttpDownloads implements Downloads {

    private static final String AGENT = "Mozilla/5.0 (compatible; Vitrine)";

    private final PublicAddresses addresses;
    private final Duration patience;
    private final HttpClient client;

    /**
     * Downloads.
     *
     * @param addresses which hosts may be asked
     * @param patience how long a file may take, from the first byte to the last
     */
    public HttpDownloads(PublicAddresses addresses, Duration patience) {
        this.addresses = addresses;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public Download get(URI address, int most) {
        try {
            if (!addresses.mayAsk(address.getHost())) {
                return Download.none("its host is in a private network and was not asked");
            }
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(patience)
                    .header("User-Agent", AGENT)
                    .header("Accept", "image/*")
                    .build();
            CompletableFuture<HttpResponse<byte[]>> asked = client.sendAsync(request, response -> new Bounded(most));
            try {
                return read(asked.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            } finally {
                asked.cancel(true);
            }
        } catch (UnknownHostException e) {
            return Download.none("no server has its name");
        } catch (TimeoutException e) {
            return Download.none("it takes longer than " + patience.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            return Download.none(why(e.getCause(), most));
        } catch (IllegalArgumentException e) {
            return Download.none("it is no address that can be asked for");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Download.none("it was interrupted");
        }
    }

    private static Download read(HttpResponse<byte[]> response) {
        Answer answer = Answer.of(response.statusCode());
        if (answer.isRedirect()) {
            return Download.movedTo(response.headers().firstValue("location").orElse(""));
        }
        return response.statusCode() == 200
                ? Download.of(response.body())
                : Download.none("its server answers with " + response.statusCode());
    }

    private String why(@Nullable Throwable cause, int most) {
        for (Throwable next = cause; next != null; next = next.getCause()) {
            if (next instanceof TooLarge) {
                return "it is larger than " + (most >> 20) + " MB";
            }
        }
        if (cause instanceof HttpTimeoutException) {
            return "its server did not answer within " + patience.toSeconds() + " seconds";
        }
        if (cause instanceof SSLException) {
            return "its server has no certificate that can be trusted";
        }
        return cause instanceof ConnectException
                ? "its server cannot be reached"
                : "the connection to its server broke";
    }

    /** More bytes came than a file may have. */
    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** The bytes of a body; it is given up as soon as there are too many, whatever its head said. */
    private static final class Bounded implements HttpResponse.BodySubscriber<byte[]> {

        private final HttpResponse.BodySubscriber<byte[]> bytes = HttpResponse.BodySubscribers.ofByteArray();

        private final int most;
        private long count;
        private boolean givenUp;

        /** Given before the first bytes. */
        private Flow.@Nullable Subscription subscription;

        private Bounded(int most) {
            this.most = most;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return bytes.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            bytes.onSubscribe(given);
        }

        @Override
        public void onNext(List<ByteBuffer> part) {
            if (givenUp) {
                return;
            }
            count += part.stream().mapToInt(ByteBuffer::remaining).sum();
            if (count > most) {
                givenUp = true;
                Flow.Subscription given = subscription;
                if (given != null) {
                    given.cancel();
                }
                bytes.onError(new TooLarge());
            } else {
                bytes.onNext(part);
            }
        }

        @Override
        public void onError(Throwable failure) {
            if (!givenUp) {
                bytes.onError(failure);
            }
        }

        @Override
        public void onComplete() {
            if (!givenUp) {
                bytes.onComplete();
            }
        }
    }
}
