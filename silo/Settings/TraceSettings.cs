using System.ComponentModel.DataAnnotations;

namespace RedStation.Silo.Settings;

/// <summary>Which trace is played; the configuration section <c>RedStation:Trace</c>.</summary>
public sealed class TraceSettings : IValidatableObject
{
    private const double Fastest = 1_000_000;

    /// <summary>The trace; <c>stations.csv</c> lies beside it.</summary>
    public string? File { get; set; }

    /// <summary>How many times faster than life. Above 0, up to 1,000,000.</summary>
    public double? Speed { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(File) && !System.IO.File.Exists(File))
        {
            yield return new ValidationResult($"is “{File}”, and there is no file of that name.", [nameof(File)]);
        }

        if (Speed is <= 0 or > Fastest)
        {
            yield return new ValidationResult($"is {Speed}, and must be a number above 0 and at most 1000000.", [nameof(Speed)]);
        }
    }
}
