using k8s;
using k8s.Models;

namespace RedStation.Tests.Api.Deploy;

/// <summary>What is described for Kubernetes.</summary>
internal static class Manifests
{
    /// <summary>The files but those of Kustomize itself.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. DeployFiles.All("kubernetes", "*.yaml").Where(path => !path.EndsWith("kustomization.yaml", StringComparison.Ordinal))];

    /// <summary>The objects of the base.</summary>
    public static IReadOnlyList<IKubernetesObject<V1ObjectMeta>> Base { get; } =
        [.. Files.Where(path => path.Contains("/base/", StringComparison.Ordinal)).SelectMany(Read)];

    /// <summary>Pods by the name of what makes them.</summary>
    public static IReadOnlyDictionary<string, V1PodSpec> Pods { get; } = Base.Select(made => (made.Metadata.Name, Pod(made)))
        .Where(made => made.Item2 is not null).ToDictionary(made => made.Name, made => made.Item2!.Spec);

    /// <summary>Labels of those pods.</summary>
    public static IReadOnlyList<IDictionary<string, string>> PodLabels { get; } =
        [.. Base.Select(Pod).Where(pod => pod is not null).Select(pod => pod!.Metadata.Labels)];

    /// <summary>Reads a file by the types of Kubernetes' API; a field that they do not have is an error.</summary>
    public static IEnumerable<IKubernetesObject<V1ObjectMeta>> Read(string path) =>
        KubernetesYaml.LoadAllFromString(DeployFiles.Text(path), strict: true).Cast<IKubernetesObject<V1ObjectMeta>>();

    /// <summary>The objects of one type in the base.</summary>
    public static IEnumerable<T> Of<T>() => Base.OfType<T>();

    private static V1PodTemplateSpec? Pod(IKubernetesObject<V1ObjectMeta> made) => made switch
    {
        V1Deployment deployment => deployment.Spec.Template,
        V1StatefulSet set => set.Spec.Template,
        V1Job job => job.Spec.Template,
        _ => null,
    };
}
