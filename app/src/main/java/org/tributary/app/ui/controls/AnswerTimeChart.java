package org.tributary.app.ui.controls;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javafx.scene.canvas.GraphicsContext;
import org.tributary.app.servers.Check;

/// How long a server took to answer at its last checks. A check without an answer is a cross on the
/// ground line, and the line of the others is interrupted there.
public final class AnswerTimeChart extends CheckCanvas {
    private static final double MARK = 2.5;

    /// @param words tells of one check
    public AnswerTimeChart(Function<Check, String> words) {
        super("answer-time-chart", words);
    }

    /// Returns the time at the top of the chart of these checks: 1, 2 or 5 times a power of ten
    /// milliseconds.
    public static Duration top(List<Check> checks) {
        long longest =
                checks.stream()
                        .filter(AnswerTimeChart::hasAnswered)
                        .mapToLong(check -> check.took().toMillis())
                        .max()
                        .orElse(0);
        for (long power = 1; ; power *= 10) {
            for (long step : new long[] {power, 2 * power, 5 * power}) {
                if (step >= longest) {
                    return Duration.ofMillis(step);
                }
            }
        }
    }

    private static boolean hasAnswered(Check check) {
        return switch (check.result()) {
            case ANSWERS, SLOW, BUSY, NOT_OURS -> true;
            case NO_ANSWER, NOT_ASKED -> false;
        };
    }

    @Override
    void paint(GraphicsContext pen, double width, double height) {
        pen.setStroke(paint(Ink.LINE));
        pen.setLineWidth(1);
        for (double y : new double[] {0.5, Math.round(height / 2) + 0.5, height - 0.5}) {
            pen.strokeLine(0, y, width, y);
        }
        Scale scale = new Scale(width, height - 2 * MARK - 1, top(checks()).toNanos());
        pen.setLineWidth(1.5);
        for (int i = 0; i < checks().size(); i++) {
            Check check = checks().get(i);
            if (!hasAnswered(check)) {
                cross(pen, scale.x(i), height - MARK - 2);
                continue;
            }
            if (i > 0 && hasAnswered(checks().get(i - 1))) {
                pen.setStroke(paint(Ink.VERIFIED));
                pen.strokeLine(
                        scale.x(i - 1), scale.y(checks().get(i - 1)), scale.x(i), scale.y(check));
            }
        }
        for (int i = 0; i < checks().size(); i++) {
            Check check = checks().get(i);
            if (hasAnswered(check) && check.result() != Check.Result.ANSWERS) {
                pen.setFill(paint(ink(check.result())));
                pen.fillOval(scale.x(i) - MARK, scale.y(check) - MARK, 2 * MARK, 2 * MARK);
            }
        }
    }

    private void cross(GraphicsContext pen, double x, double y) {
        pen.setStroke(paint(Ink.FAILED));
        pen.strokeLine(x - MARK, y - MARK, x + MARK, y + MARK);
        pen.strokeLine(x - MARK, y + MARK, x + MARK, y - MARK);
    }

    private final class Scale {
        private final double width;
        private final double height;
        private final double top;

        Scale(double width, double height, double top) {
            this.width = width;
            this.height = height;
            this.top = top;
        }

        double x(int check) {
            return left(check, width) + pitch(width) / 2;
        }

        double y(Check check) {
            return MARK + height * (1 - Math.min(1, check.took().toNanos() / top));
        }
    }
}
