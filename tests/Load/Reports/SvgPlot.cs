using System.Globalization;
using System.Text;

namespace RedStation.Tests.Load.Reports;

/// <summary>A line plot over the seconds of a run.</summary>
public static class SvgPlot
{
    private const int Width = 640;
    private const int Height = 180;
    private const int Left = 60;
    private const int Bottom = 24;

    /// <summary>Draws one or more lines on a common scale from zero.</summary>
    public static string Draw(string title, params IReadOnlyList<(string Name, string Colour, IReadOnlyList<double> Values)> lines)
    {
        var count = lines.Max(line => line.Values.Count);
        var most = Math.Max(lines.Max(line => line.Values.DefaultIfEmpty(0).Max()), 1e-9);
        var svg = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Width} {Height + 40}\" role=\"img\" aria-label=\"{title}\">"
            + $"<text x=\"{Left}\" y=\"14\" class=\"title\">{title}</text>"));
        foreach (var part in (double[])[0, 0.5, 1])
        {
            var y = Y(part * most, most);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width - 10}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\" class=\"grid\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{y + 4:0.#}\" class=\"scale\">{Figure.Of(part * most)}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - 10}\" y=\"{Height + 12}\" class=\"scale\">{count} s</text>");
        var at = Left;
        foreach (var (name, colour, values) in lines)
        {
            var points = string.Join(' ', values.Select((value, second) => string.Create(
                CultureInfo.InvariantCulture, $"{Left + ((Width - Left - 10) * second / (double)Math.Max(1, count - 1)):0.#},{Y(value, most):0.#}")));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{at}\" y=\"{Height + 30}\" fill=\"{colour}\">{name}</text>");
            at += 90;
        }

        return svg.Append("</svg>").ToString();
    }

    private static double Y(double value, double most) => Height - Bottom + 16 - ((Height - Bottom - 8) * value / most);
}
