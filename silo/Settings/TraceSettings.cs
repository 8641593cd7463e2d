using System.ComponentModel.DataAnnotations;
using RedStation.Contracts.Settings;

namespace RedStation.Silo.Settings;

/// <summary>Which trace is played; the configuration section <c>RedStation:Trace</c>.</summary>
public sealed class TraceSettings : IValidatableObject
{
    /// <summary>The trace; <c>stations.csv</c> lies beside it.</summary>
    public string? File { get; set; }

    /// <summary>How many times faster than life. Above 0, up to 1,000,000.</summary>
    [Range(0, 1_000_000.0, MinimumIsExclusive = true), SettingUnit("times life")]
    public double? Speed { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(File) && !System.IO.File.Exists(File))
        {
            yield return new ValidationResult($"is “{File}”, and there is no file of that name.", [nameof(File)]);
        }
    }
}
