using System.ComponentModel.DataAnnotations;

namespace RedStation.Silo.Map;

/// <summary>The base maps; the configuration section <c>RedStation:Map</c>. Without one the page draws district outlines.</summary>
public sealed class MapOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation:Map";

    /// <summary>The base maps to choose from, the default first.</summary>
    public IList<MapLayer> Layers { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var at = 0; at < Layers.Count; at++)
        {
            foreach (var (member, fault) in Layers[at].Faults())
            {
                yield return new ValidationResult(fault, [$"{nameof(Layers)}:{at}:{member}"]);
            }

            if (Layers.Take(at).Any(layer => layer.Id == Layers[at].Id))
            {
                yield return new ValidationResult($"is “{Layers[at].Id}” again: each layer needs a name of its own.", [$"{nameof(Layers)}:{at}:Id"]);
            }
        }
    }
}
