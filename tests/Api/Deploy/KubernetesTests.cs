using System.Net;
using k8s.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Deploy;

/// <summary>
/// There is no Kubernetes where these tests run. They hold the manifests against the types of its API and against what the programs do.
/// </summary>
public sealed class KubernetesTests
{
    private const int User = 1654;

    /// <summary>The manifests.</summary>
    public static TheoryData<string> Files => [.. Manifests.Files];

    /// <summary>What makes pods.</summary>
    public static TheoryData<string> Pods => [.. Manifests.Pods.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Manifest_IsOfTheApisTypes(string file) => Assert.All(Manifests.Read(file), made =>
    {
        Assert.NotNull(made.Kind);
        Assert.NotEmpty(made.Metadata.Name);
    });

    [Fact]
    public void Kustomizations_NameFilesThatAreThere_AndLeaveNoneOut()
    {
        foreach (var folder in (string[])["kubernetes/base", "kubernetes/overlays/example"])
        {
            var kustomization = DeployFiles.Yaml(folder + "/kustomization.yaml");
            var patches = kustomization.TryGetValue("patches", out var found) ? (List<object>)found : [];
            string[] named =
            [
                .. ((List<object>)kustomization["resources"]).Cast<string>(),
                .. patches.Select(patch => (string)((Dictionary<object, object>)patch)["path"]),
            ];
            Assert.All(named, name => Assert.True(DeployFiles.Exists($"{folder}/{name}"), name));
            var there = DeployFiles.All(folder, "*.yaml").Select(path => path[(folder.Length + 1)..]).Where(name => name != "kustomization.yaml");
            Assert.Equal(there.Order(), named.Where(name => !name.StartsWith("..", StringComparison.Ordinal)).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void Pod_IsNotRoot_AndWritesOnlyWhereItMust(string name)
    {
        var pod = Manifests.Pods[name];
        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.Equal(User, pod.SecurityContext.RunAsUser);
        Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
        Assert.False(pod.AutomountServiceAccountToken);
        var container = Assert.Single(pod.Containers);
        Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
        Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
        Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
        Assert.Contains(container.VolumeMounts, mount => mount.MountPath == "/tmp");
        Assert.True(container.Resources.Requests.ContainsKey("cpu") && container.Resources.Limits.ContainsKey("memory"));
        Assert.All(container.VolumeMounts, mount => Assert.Contains(pod.Volumes, volume => volume.Name == mount.Name));
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void Pod_IsGivenSettingsThatAProgramReads_AndSecretsByReferenceOnly(string name)
    {
        var container = Manifests.Pods[name].Containers[0];
        var settings = Manifests.Of<V1ConfigMap>().Single(map => map.Metadata.Name == container.EnvFrom[0].ConfigMapRef.Name);
        BoundSettings.Check(name, [.. container.Env.Select(variable => variable.Name), .. settings.Data.Keys]);
        var connection = container.Env.Single(variable => variable.Name.StartsWith("ConnectionStrings", StringComparison.Ordinal));
        Assert.NotNull(connection.ValueFrom.SecretKeyRef);
        Assert.Empty(Manifests.Of<V1Secret>());
    }

    [Fact]
    public void Example_SetsWhatAProgramReads() => BoundSettings.Check(
        "the example", Manifests.Read("kubernetes/overlays/example/settings.yaml").OfType<V1ConfigMap>().Single().Data.Keys);

    [Fact]
    public async Task Probes_AskWhatTheProgramAnswers_AndLifeDoesNotHangOnTheDatabase()
    {
        using var api = new ApiFixture();
        var caller = api.Anonymous();
        foreach (var container in Manifests.Pods.Where(pod => pod.Key != "redstation-migrate").Select(pod => pod.Value.Containers[0]))
        {
            Assert.Equal("/readyz", container.ReadinessProbe.HttpGet.Path);
            Assert.Equal("/healthz", container.LivenessProbe.HttpGet.Path);
            foreach (var probe in (V1Probe[])[container.StartupProbe, container.ReadinessProbe, container.LivenessProbe])
            {
                Assert.Contains(container.Ports, port => port.Name == probe.HttpGet.Port.Value);
                (await caller.Get(probe.HttpGet.Path)).Is(HttpStatusCode.OK);
            }
        }
    }

    [Fact]
    public void PodsHaveLongerToEnd_ThanTheProgramTakes()
    {
        using var api = new ApiFixture();
        var limit = api.Service<IOptions<HostOptions>>().Value.ShutdownTimeout;
        var drain = TimeSpan.Parse(
            Manifests.Of<V1ConfigMap>().Single().Data["RedStation__DrainDelay"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(drain > TimeSpan.Zero);
        Assert.All(
            Manifests.Pods.Where(pod => pod.Key != "redstation-migrate"),
            pod => Assert.True(TimeSpan.FromSeconds(pod.Value.TerminationGracePeriodSeconds ?? 0) > drain + limit, pod.Key));
    }

    [Fact]
    public void Selectors_FindPods_AndPortsHaveListeners()
    {
        Assert.All(Manifests.Of<V1Service>(), service => FindsPods(service.Spec.Selector));
        Assert.All(Manifests.Of<V1PodDisruptionBudget>(), budget => FindsPods(budget.Spec.Selector.MatchLabels));
        var policies = Manifests.Of<V1NetworkPolicy>().Where(policy => policy.Spec.PodSelector.MatchLabels is not null).ToArray();
        Assert.NotEmpty(policies);
        foreach (var policy in policies)
        {
            FindsPods(policy.Spec.PodSelector.MatchLabels);
            var pod = Manifests.Pods[policy.Spec.PodSelector.MatchLabels["app.kubernetes.io/name"]];
            var listening = pod.Containers[0].Ports.Select(port => port.Name);
            Assert.All(policy.Spec.Ingress.SelectMany(rule => rule.Ports), port => Assert.Contains(port.Port.Value, listening));
        }
    }

    private static void FindsPods(IDictionary<string, string> selector) => Assert.Contains(
        Manifests.PodLabels, labels => selector.All(wanted => labels.TryGetValue(wanted.Key, out var value) && value == wanted.Value));
}
