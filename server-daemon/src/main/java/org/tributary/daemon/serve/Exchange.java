package org.tributary.daemon.serve;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.daemon.publish.FileChangedException;
import org.tributary.shared.format.RemoteText;

/// One request and its answer: finds who answers, waits for a slot when bytes of a file are to be
/// sent, sends. Whatever happens, the slot is given back. Lives on its connection's event loop.
final class Exchange implements Admission.Applicant {
    private static final Answer NOT_DECIDED =
            new Answer(HttpResponseStatus.NOT_FOUND, List.of(), Body.NONE);
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final Logger ACCESS = LoggerFactory.getLogger("org.tributary.daemon.access");

    private final ChannelHandlerContext context;
    private final Services services;
    private final HttpRequest raw;
    private final Listener listener;

    private Kind kind = Kind.OTHER;
    private Fault fault = Fault.NONE;

    /// What is sent once there is a slot.
    private Answer answer = NOT_DECIDED;

    private Optional<Admission.Ticket> ticket = Optional.empty();
    private Optional<Admission.Slot> slot = Optional.empty();
    private Optional<BodySender> sender = Optional.empty();

    /// True when the connection is not used again, whatever the client asked for.
    private boolean last;

    private boolean abandoned;

    /// Told once, on the event loop, unless the exchange is abandoned first.
    interface Listener {
        void answered(Next next);
    }

    /// What the connection does after an answer.
    enum Next {
        /// Take another request.
        GO_ON,
        /// Say goodbye.
        CLOSE,
        /// Break off: the answer could not be sent whole.
        CUT
    }

    Exchange(ChannelHandlerContext context, Services services, HttpRequest raw, Listener listener) {
        this.context = context;
        this.services = services;
        this.raw = raw;
        this.listener = listener;
    }

    void start() {
        Request request;
        try {
            request = RequestReader.read(raw, Origin.of(context.channel().localAddress()));
        } catch (RefusedException e) {
            last = true;
            send(e.answer());
            return;
        }
        Router.Match match = services.router().find(request.target().path());
        kind = match.kind();
        if (kind.isMadeAside()) {
            services.aside().execute(() -> makeAside(match, request));
        } else {
            decided(make(match, request));
        }
    }

    /// The connection is gone: gives back what was taken.
    void abandon() {
        abandoned = true;
        ticket.ifPresent(Admission.Ticket::withdraw);
        sender.ifPresent(BodySender::abort);
        slot.ifPresent(Admission.Slot::close);
    }

    /// Returns how many bytes of the body the system has taken so far.
    long sentBytes() {
        return sender.map(BodySender::sentBytes).orElse(0L);
    }

    /// True while it is the client that the next byte waits for.
    boolean waitsForClient() {
        return sender.filter(BodySender::waitsForClient).isPresent();
    }

    /// True when nothing more will be sent and the connection is kept open nevertheless.
    boolean isHanging() {
        return sender.filter(BodySender::isHanging).isPresent();
    }

    @Override
    public void admitted(Admission.Slot granted) {
        if (abandoned) {
            granted.close();
            return;
        }
        slot = Optional.of(granted);
        send(answer);
    }

    @Override
    public void refused(Load load) {
        services.delivery().metrics().refused();
        fault = Fault.NONE;
        send(Problem.busy(load));
    }

    private void makeAside(Router.Match match, Request request) {
        Answer made = make(match, request);
        try {
            context.executor().execute(() -> decided(made));
        } catch (RejectedExecutionException e) {
            LOG.debug("The daemon stopped before it could answer");
        }
    }

    /// Runs on any thread.
    private static Answer make(Router.Match match, Request request) {
        try {
            return match.answer(request);
        } catch (RefusedException e) {
            return e.answer();
        } catch (RuntimeException e) {
            LOG.error("Cannot answer {}", RemoteText.shown(request.target().path()), e);
            return Problem.of(
                    HttpResponseStatus.INTERNAL_SERVER_ERROR,
                    "This daemon made a mistake; its log tells more.");
        }
    }

    private void decided(Answer made) {
        if (abandoned) {
            return;
        }
        if (!(made.body() instanceof Body.FileBytes) || isHead()) {
            send(made);
            return;
        }
        fault = services.delivery().faults().next();
        if (fault == Fault.BUSY) {
            refused(services.admission().load());
            return;
        }
        answer = made;
        ticket = Optional.of(services.admission().request(context.executor(), this));
    }

    private void send(Answer chosen) {
        try {
            send(chosen, open(isHead() ? Body.NONE : chosen.body()));
        } catch (FileChangedException | NoSuchFileException e) {
            LOG.info("{} changed and is not sent until it has been read again", e.getFile());
            sendProblem(
                    Problem.notFound(
                            "This file has just changed; it is offered again once it has been"
                                    + " read."));
        } catch (IOException e) {
            LOG.warn("Cannot send a file: {}", e.toString());
            sendProblem(
                    Problem.of(
                                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                                    "This file cannot be read now: try again or take another"
                                            + " server.")
                            .with(HeaderNames.RETRY_AFTER, "5"));
        }
    }

    private void sendProblem(Answer problem) {
        slot.ifPresent(Admission.Slot::close);
        fault = Fault.NONE;
        send(problem);
    }

    private Pieces open(Body body) throws IOException {
        return fault == Fault.CORRUPT && body instanceof Body.FileBytes file
                ? Pieces.openCorrupt(file, services.delivery().files(), context.alloc())
                : Pieces.open(body, services.delivery().files());
    }

    private void send(Answer chosen, Pieces pieces) {
        last |= !HttpUtil.isKeepAlive(raw) || services.connections().isDraining();
        services.delivery().metrics().answered(chosen.status().code(), kind);
        context.write(ResponseHead.of(chosen, raw.protocolVersion(), last, services.date()));
        BodySender starting =
                new BodySender(
                        context.channel(),
                        pieces,
                        services.delivery().metrics(),
                        chosen.body() instanceof Body.FileBytes ? paces() : List.of(),
                        fault,
                        whole -> ended(chosen, whole));
        sender = Optional.of(starting);
        starting.start();
    }

    private List<Pace> paces() {
        List<Pace> paces = new ArrayList<>(services.delivery().limits());
        services.delivery().faults().slowness().ifPresent(paces::add);
        return paces;
    }

    private void ended(Answer chosen, boolean whole) {
        slot.ifPresent(Admission.Slot::close);
        if (ACCESS.isDebugEnabled()) {
            ACCESS.debug(
                    "{} {} {} {} {} bytes{}",
                    context.channel().remoteAddress(),
                    raw.method(),
                    RemoteText.shown(raw.uri()),
                    chosen.status().code(),
                    sentBytes(),
                    whole ? "" : ", cut");
        }
        if (!abandoned) {
            listener.answered(whole ? (last ? Next.CLOSE : Next.GO_ON) : Next.CUT);
        }
    }

    private boolean isHead() {
        return raw.method().equals(HttpMethod.HEAD);
    }
}
