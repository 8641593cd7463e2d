using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace RedStation.Silo.Telemetry;

/// <summary>Writes figures in the Prometheus text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    /// <summary>The content type of the format.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>All figures of a batch. Two meters may name an instrument alike; such figures share one heading.</summary>
    public static string Write(in Batch<Metric> batch)
    {
        var text = new StringBuilder();
        var headed = new HashSet<string>();
        foreach (var metric in batch)
        {
            var name = NameOf(metric);
            if (headed.Add(name))
            {
                text.Append("# HELP ").Append(name).Append(' ').Append(Escape(metric.Description)).Append('\n');
                text.Append("# TYPE ").Append(name).Append(' ').Append(TypeOf(metric)).Append('\n');
            }

            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                Write(text, name, metric.MetricType, point);
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, string name, MetricType type, in MetricPoint point)
    {
        var labels = LabelsOf(point);
        switch (type)
        {
            case MetricType.Histogram:
                var below = 0L;
                foreach (var bucket in point.GetHistogramBuckets())
                {
                    below += bucket.BucketCount;
                    Line(text, name + "_bucket", [.. labels, $"le=\"{Number(bucket.ExplicitBound)}\""], below);
                }

                Line(text, name + "_sum", labels, point.GetHistogramSum());
                Line(text, name + "_count", labels, point.GetHistogramCount());
                break;
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                Line(text, name, labels, point.GetSumLong());
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                Line(text, name, labels, point.GetSumDouble());
                break;
            case MetricType.LongGauge:
                Line(text, name, labels, point.GetGaugeLastValueLong());
                break;
            case MetricType.DoubleGauge:
                Line(text, name, labels, point.GetGaugeLastValueDouble());
                break;
        }
    }

    private static void Line(StringBuilder text, string name, List<string> labels, double value)
    {
        text.Append(name);
        if (labels.Count > 0)
        {
            text.Append('{').AppendJoin(',', labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static List<string> LabelsOf(in MetricPoint point)
    {
        var labels = new List<string>();
        foreach (var tag in point.Tags)
        {
            labels.Add($"{Name(tag.Key)}=\"{Escape(Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "").Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }

        return labels;
    }

    private static string NameOf(Metric metric)
    {
        var unit = metric.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" or "bytes" => "_bytes", _ => "" };
        var name = Name(metric.Name) + unit;
        return metric.MetricType is MetricType.LongSum or MetricType.DoubleSum ? name + "_total" : name;
    }

    private static string TypeOf(Metric metric) => metric.MetricType switch
    {
        MetricType.Histogram => "histogram",
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        _ => "gauge",
    };

    private static string Name(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
