using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedStation.Domain.Courses;

/// <summary>The courses that there are. They are part of the program: what is taught to save lives is reviewed with it.</summary>
public static class CourseList
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<Course> All { get; } = [Read("first-aid")];

    /// <summary>One by its id, or null.</summary>
    public static Course? Find(string id) => All.FirstOrDefault(course => course.Id == id);

    private static Course Read(string id)
    {
        var resource = $"RedStation.Domain.Courses.{id}.json";
        using var file = typeof(CourseList).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly was built without its resource {resource}.");
        return JsonSerializer.Deserialize<Course>(file, Json) ?? throw new InvalidOperationException($"{resource} is empty.");
    }
}
