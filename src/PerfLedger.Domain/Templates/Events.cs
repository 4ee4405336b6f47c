namespace PerfLedger.Domain.Templates;

/// <summary>An event of a template stream: one form of one version, such as project-self-evaluation/2020-zhuzhou.</summary>
public interface ITemplateEvent;

/// <summary>
/// A template was published. Its bytes and its field schema lie in the archive under their digests, shared parts put in; what was filed
/// with an earlier one stays bound to that one.
/// </summary>
/// <param name="Form">The form it is for; part/NAME for a shared part.</param>
/// <param name="Digest">SHA-256 of the .docx as it renders, lower-case hex.</param>
/// <param name="FieldsDigest">SHA-256 of the field schema it was checked against.</param>
/// <param name="Size">Bytes of the .docx.</param>
/// <param name="From">First day it is used for reports frozen on, Asia/Shanghai.</param>
/// <param name="To">Last such day; null = until another follows.</param>
/// <param name="PublishedAs">Role of the publisher.</param>
public sealed record TemplatePublished(
    string Form, string Digest, string FieldsDigest, long Size, DateOnly From, DateOnly? To, Role PublishedAs) : ITemplateEvent;

/// <summary>A published template is used no more from now on; what was filed with it stays.</summary>
/// <param name="Digest">SHA-256 of the .docx.</param>
/// <param name="Reason">Why.</param>
public sealed record TemplateWithdrawn(string Digest, string Reason) : ITemplateEvent;
