package dev.vitrine.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Asks servers of the open internet over HTTP. */
public final class HttpTransport implements Transport {

    private static final String AGENT = "Mozilla/5.0 (compatible; Vitrine link check)";

    private final PublicAddresses addresses;
    private final Duration patience;
    private final HttpClient client;

    /**
     * A transport.
     *
     * @param addresses which hosts may be asked
     * @param patience how long to wait for an answer
     */
    public HttpTransport(PublicAddresses addresses, Duration patience) {
        this.addresses = addresses;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public Answer ask(String method, URI address) {
        try {
            if (!addresses.mayAsk(address.getHost())) {
                return Answer.none("its host is in a private network and was not asked");
            }
            HttpRequest request = HttpRequest.newBuilder(address)
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .timeout(patience)
                    .header("User-Agent", AGENT)
                    .header("Accept", "*/*")
                    .build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            // Whatever it is, nobody wants to read it.
            response.body().close();
            Answer answer = Answer.of(response.statusCode());
            return answer.isRedirect()
                    ? answer.movedTo(response.headers().firstValue("location").orElse(""))
                    : answer;
        } catch (UnknownHostException e) {
            return Answer.none("no server has its name");
        } catch (HttpConnectTimeoutException e) {
            return Answer.none("its server cannot be reached");
        } catch (HttpTimeoutException e) {
            return Answer.none("its server did not answer within " + patience.toSeconds() + " seconds");
        } catch (SSLException e) {
            return Answer.none("its server has no certificate that can be trusted");
        } catch (ConnectException e) {
            return Answer.none("its server cannot be reached");
        } catch (IOException e) {
            return Answer.none("the connection to its server broke");
        } catch (IllegalArgumentException e) {
            return Answer.none("it is no address that can be asked for");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.none("the check was interrupted");
        }
    }
}
