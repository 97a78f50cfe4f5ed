package org.recordsdb.benchmarks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Charts without content, all of one look. */
final class Canvas {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 450;

  /** Groups that are this many pixels apart have a label each. */
  private static final int NARROWEST = 20;

  /** In SVG, dashes would be written one by one. */
  private static final BasicStroke SOLID = new BasicStroke(0.5f);

  private Canvas() {}

  /** Groups of bars. */
  static CategoryChart bars(String title) {
    CategoryChart chart =
        new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
    chart
        .getStyler()
        .setPlotGridLinesStroke(SOLID)
        .setXAxisLabelRotation(60)
        .setXAxisTickMarkSpacingHint(NARROWEST)
        .setChartBackgroundColor(Color.WHITE)
        .setLegendPosition(LegendPosition.OutsideE);
    return chart;
  }

  /** Lines on axes that grow by tens. */
  static XYChart lines(String title, String across) {
    XYChart chart =
        new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle(across).build();
    chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
    chart
        .getStyler()
        .setPlotGridLinesStroke(SOLID)
        .setChartBackgroundColor(Color.WHITE)
        .setLegendPosition(LegendPosition.OutsideE);
    return chart;
  }

  /** A line, if it has points. */
  static void line(XYChart chart, String name, List<? extends Number> x, List<Double> y) {
    if (!x.isEmpty()) {
      chart.addSeries(name, x, y);
    }
  }
}
