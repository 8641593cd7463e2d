using System.Text.Json;

namespace RedStation.Api.Stations;

/// <summary>Reads stations from a GeoJSON FeatureCollection of Points; properties are named as the CSV columns are.</summary>
internal static class ImportGeoJson
{
    /// <summary>The rows of the file. A file that is no FeatureCollection is noted as an error of the file.</summary>
    public static IEnumerable<ImportRow> Read(string text, ImportErrors errors)
    {
        using var document = Parse(text);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root || Text(root, "type") != "FeatureCollection"
            || !root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
        {
            errors.Add(0, "file", "format", null, "a GeoJSON FeatureCollection, in JSON whose texts are whole");
            yield break;
        }

        var number = 0;
        foreach (var feature in features.EnumerateArray())
        {
            number++;
            if (ReadFeature(number, feature, errors) is { } row)
            {
                yield return row;
            }
        }
    }

    private static JsonDocument? Parse(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16 });
            Decode(document.RootElement);
            return document;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads every text once: escapes that stand for no character are found only then.</summary>
    private static void Decode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Decode(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Decode(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }

    private static ImportRow? ReadFeature(int number, JsonElement feature, ImportErrors errors)
    {
        if (feature.ValueKind != JsonValueKind.Object || Text(feature, "type") != "Feature")
        {
            errors.Add(number, "feature", "format", null, "a GeoJSON Feature");
            return null;
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (feature.TryGetProperty("id", out var id))
        {
            Take(id, fields, number, errors, "id");
        }

        if (feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (property.Name is "lat" or "lon" || !ImportRow.Columns.Values.Contains(property.Name))
                {
                    errors.Add(number, property.Name, "unknown", property.Name, ImportCsv.Unknown(property.Name));
                }
                else
                {
                    Take(property.Value, fields, number, errors, property.Name);
                }
            }
        }

        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind != JsonValueKind.Object
            || Text(geometry, "type") != "Point" || !geometry.TryGetProperty("coordinates", out var place)
            || place.ValueKind != JsonValueKind.Array || place.GetArrayLength() < 2
            || place[0].ValueKind != JsonValueKind.Number || place[1].ValueKind != JsonValueKind.Number)
        {
            errors.Add(number, "geometry", "format", null, "a Point with longitude and latitude as numbers");
            return null;
        }

        (fields["lon"], fields["lat"]) = (place[0].GetRawText(), place[1].GetRawText());
        return new ImportRow(number, fields);
    }

    private static void Take(JsonElement value, Dictionary<string, string> fields, int number, ImportErrors errors, string field)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null => "",
            JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
                string.Join('|', value.EnumerateArray().Select(item => item.GetString())),
            _ => null,
        };
        if (text is null)
        {
            errors.Add(number, field, "format", value.GetRawText(), "a text, a number or a list of texts");
        }
        else
        {
            fields[field] = text;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
