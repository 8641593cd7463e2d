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

    /// <summary>
    /// All figures of a batch. Two meters may name an instrument alike: the format wants all lines of one name under one heading, so they
    /// are gathered first. Of two types under one name the first counts; figures of the other are left out, for no reader could tell them apart.
    /// </summary>
    public static string Write(in Batch<Metric> batch)
    {
        var families = new Dictionary<string, Family>();
        foreach (var metric in batch)
        {
            var name = NameOf(metric);
            if (!families.TryGetValue(name, out var family))
            {
                families.Add(name, family = new Family(TypeOf(metric), metric.Description, new()));
            }

            if (family.Type != TypeOf(metric))
            {
                continue;
            }

            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                Write(family.Lines, name, metric.MetricType, point);
            }
        }

        var text = new StringBuilder();
        foreach (var (name, family) in families)
        {
            text.Append("# HELP ").Append(name).Append(' ').Append(Escape(family.Description)).Append('\n');
            text.Append("# TYPE ").Append(name).Append(' ').Append(family.Type).Append('\n');
            text.Append(family.Lines);
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

    /// <summary>
    /// Tags whose names become the same label share it, their values with semicolons between: a label may be named only once a line.
    /// </summary>
    private static List<string> LabelsOf(in MetricPoint point)
    {
        var labels = new List<(string Name, string Value)>();
        foreach (var tag in point.Tags)
        {
            var (name, value) = (Name(tag.Key), Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "");
            var at = labels.FindIndex(label => label.Name == name);
            if (at < 0)
            {
                labels.Add((name, value));
            }
            else
            {
                labels[at] = (name, $"{labels[at].Value};{value}");
            }
        }

        return [.. labels.Select(label => $"{label.Name}=\"{Escape(label.Value).Replace("\"", "\\\"", StringComparison.Ordinal)}\"")];
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

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>All figures of one name.</summary>
    private sealed record Family(string Type, string Description, StringBuilder Lines);
}
